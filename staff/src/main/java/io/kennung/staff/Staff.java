package io.kennung.staff;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;

/** The members of staff. */
@Singleton
public class Staff {

  private static final Set<String> KNOWN =
      Set.of(Roles.SUPPORT, Roles.SUPPORT_LEAD, Roles.OPERATOR);

  private final SecurityIdentity caller;

  @Inject
  Staff(SecurityIdentity caller) {
    this.caller = caller;
  }

  /**
   * Who makes the present request.
   *
   * @throws IllegalStateException when nobody has signed in: the door should have been shut
   * @throws ForbiddenException when there is nothing in the name that could stand on record
   */
  public StaffMember caller() {
    return member(caller);
  }

  /**
   * Who that is.
   *
   * @throws IllegalStateException when it is nobody
   */
  public static StaffMember member(SecurityIdentity identity) {
    if (identity.isAnonymous()) {
      throw new IllegalStateException("nobody has signed in");
    }
    TreeSet<String> roles = new TreeSet<>(identity.getRoles());
    roles.retainAll(KNOWN);
    return new StaffMember(name(String.valueOf(identity.getPrincipal().getName())), roles);
  }

  /** On one line of the record, and of no more characters than it has room for. */
  private static String name(String given) {
    String name = given.replaceAll("[\\s\\p{Z}\\p{C}]+", " ").strip();
    if (name.isEmpty()) {
      throw new ForbiddenException("a member of staff without a name");
    }
    int end = Math.min(name.codePointCount(0, name.length()), StaffMember.MAX_NAME);
    return name.substring(0, name.offsetByCodePoints(0, end));
  }
}
