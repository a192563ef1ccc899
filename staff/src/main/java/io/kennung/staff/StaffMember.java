package io.kennung.staff;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who is asking.
 *
 * @param name under which the person has signed in, at most {@value #MAX_NAME} characters
 * @param roles of {@link Roles}, and no other
 */
public record StaffMember(String name, SortedSet<String> roles) {

  /** Longer ones are cut off. */
  public static final int MAX_NAME = 100;

  /** Copies what could change. */
  public StaffMember {
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
  }

  /** Whether it is among the roles. */
  public boolean is(String role) {
    return roles.contains(role);
  }
}
