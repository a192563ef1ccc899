package io.kennung.staff.answers;

import java.util.regex.Pattern;

/**
 * Where the doors for staff and their programs are, in every service that has some. The console,
 * which stands there too, is made of pages and keeps its own rules.
 */
final class StaffPaths {

  /** What the platform passes over in a path: slashes without anything between, parameters. */
  private static final Pattern PASSED_OVER = Pattern.compile("^/+|;.*");

  private static final String STAFF = "support";
  private static final String CONSOLE = STAFF + "/console";

  private StaffPaths() {}

  /**
   * Whether it leads to staff's part of a service.
   *
   * @param path without the query
   */
  static boolean lead(String path) {
    String inside = PASSED_OVER.matcher(path).replaceAll("");
    if (inside.equals(CONSOLE) || inside.startsWith(CONSOLE + "/")) {
      return false;
    }
    return inside.equals(STAFF) || inside.startsWith(STAFF + "/");
  }
}
