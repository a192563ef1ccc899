package io.kennung.pages.forms;

import io.kennung.protocol.IdentityId;
import java.util.regex.Pattern;

/** An identity as people type it: in small letters, in groups, copied with what stood around it. */
public final class TypedIdentity {

  /** So much of what is no identity is shown to its author again. */
  private static final int MOST_SHOWN = 64;

  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}]+");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}]+");

  private TypedIdentity() {}

  /** The identity, or else what was typed, for the field of the form. */
  public static String read(String typed) {
    String joined = upperCase(BETWEEN.matcher(typed).replaceAll(""));
    return IdentityId.isWellFormed(joined) ? joined : shown(typed);
  }

  private static String shown(String typed) {
    String printable = UNPRINTABLE.matcher(typed).replaceAll(" ").strip();
    return printable.length() <= MOST_SHOWN ? printable : printable.substring(0, MOST_SHOWN);
  }

  /** ASCII only: elsewhere one letter may become two, or another one. */
  private static String upperCase(String text) {
    StringBuilder upper = new StringBuilder(text);
    for (int i = 0; i < upper.length(); i++) {
      char c = upper.charAt(i);
      if (c >= 'a' && c <= 'z') {
        upper.setCharAt(i, (char) (c - 'a' + 'A'));
      }
    }
    return upper.toString();
  }
}
