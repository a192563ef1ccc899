package io.kennung.staff.answers;

import java.util.Set;

/** Where the doors for staff are, in every service that has some. */
final class StaffPaths {

  private static final Set<String> FIRST = Set.of("support", "changes");

  private StaffPaths() {}

  /**
   * Whether it leads to staff's part of a service.
   *
   * @param path with its first slash, without the query
   */
  static boolean lead(String path) {
    String inside = path.startsWith("/") ? path.substring(1) : path;
    int end = inside.indexOf('/');
    return FIRST.contains(end < 0 ? inside : inside.substring(0, end));
  }
}
