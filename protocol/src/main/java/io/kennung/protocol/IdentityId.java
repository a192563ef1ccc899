package io.kennung.protocol;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The name of an identity: 8 ASCII characters, {@code [0-9A-Z]}, the first may also be {@code *} (a
 * gateway). Upper case only.
 */
public final class IdentityId {

  /** The number of characters of every id. */
  public static final int LENGTH = 8;

  /** The characters that a drawn id consists of; 36^8 ids, about 2.8 * 10^12. */
  public static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private IdentityId() {}

  /** Whether the text could be an id at all; it says nothing about whether the identity exists. */
  public static boolean isWellFormed(@Nullable String text) {
    if (text == null || text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      if (!isAllowed(text.charAt(i), i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Two lower-case hexadecimal digits that spread identities evenly over 256 chat hosts. Fixed for
   * the life of an identity: the low byte of the id read as a number to base 36. Four digits decide
   * it, and 36^4 is a multiple of 256, so it is uniform.
   *
   * @throws IllegalArgumentException when the id is not well formed
   */
  public static String serverGroup(String id) {
    if (!isWellFormed(id)) {
      throw new IllegalArgumentException("not an identity id");
    }
    int number = 0;
    for (int i = LENGTH - 4; i < LENGTH; i++) {
      number = number * ALPHABET.length() + Character.digit(id.charAt(i), ALPHABET.length());
    }
    return HexFormat.of().toHexDigits((byte) number);
  }

  private static boolean isAllowed(char c, int position) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (position == 0 && c == '*');
  }
}
