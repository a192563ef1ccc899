package io.kennung.staff.answers;

import java.util.Set;
import java.util.regex.Pattern;

/** Where the doors for staff are, in every service that has some. */
final class StaffPaths {

  private static final Set<String> FIRST = Set.of("support", "changes");

  /** What the platform passes over in a path: slashes without anything between, parameters. */
  private static final Pattern PASSED_OVER = Pattern.compile("^/+|;.*");

  private StaffPaths() {}

  /**
   * Whether it leads to staff's part of a service.
   *
   * @param path without the query
   */
  static boolean lead(String path) {
    String inside = PASSED_OVER.matcher(path).replaceAll("");
    int end = inside.indexOf('/');
    return FIRST.contains(end < 0 ? inside : inside.substring(0, end));
  }
}
