package io.kennung.protocol;

import java.util.Base64;

/** Base64 as this wire speaks it: standard alphabet, padded, and one text only for every value. */
public final class Base64Text {

  private Base64Text() {}

  /**
   * Java's decoder forgives missing padding and stray bits at the end; what is compared, signed or
   * echoed must not be forgiving.
   *
   * @throws IllegalArgumentException when the text is not the canonical form of any value
   */
  public static byte[] decode(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("not canonical base64");
    }
    return bytes;
  }

  /** Standard base64, padded, without line breaks. */
  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
