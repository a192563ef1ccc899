package io.kennung.idctl.data;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which names of files a data backup may hold: those that stay in the folder of a profile. */
final class EntryName {

  /** None that some system reads as a folder, a drive or a stream. */
  private static final Pattern FORBIDDEN = Pattern.compile("[\\\\:*?\"<>|\\p{Cntrl}]");

  private static final int LONGEST = 255;
  private static final int DEEPEST = 16;

  /** A profile makes these itself, and no backup decides about them. */
  private static final Pattern OUR_OWN = Pattern.compile("vault\\.json|\\..*");

  private EntryName() {}

  /**
   * Whether a file of a profile may be called so.
   *
   * @param name from the profile's folder on, with slashes
   */
  static boolean isAllowed(String name) {
    String[] parts = name.split("/", -1);
    if (parts.length > DEEPEST || OUR_OWN.matcher(parts[0].toLowerCase(Locale.ROOT)).matches()) {
      return false;
    }
    for (String part : parts) {
      if (part.isBlank()
          || part.equals(".")
          || part.equals("..")
          || part.getBytes(StandardCharsets.UTF_8).length > LONGEST
          || FORBIDDEN.matcher(part).find()) {
        return false;
      }
    }
    return true;
  }
}
