package io.kennung.verification.senders.gsm;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** The default alphabet of GSM 03.38, one septet an octet, as message centres take it. */
final class Gsm7 {

  /** Leads to the second table. */
  static final byte ESCAPE = 0x1B;

  /** The place of a character is its code; the one at 0x1B is the escape. */
  private static final String TABLE =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
          + " !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
          + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENDED = "\f^{}\\[~]|€";
  private static final byte[] EXTENDED_CODES = {
    0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65
  };

  private Gsm7() {}

  /** The octets; empty when the alphabet lacks a character of the text. */
  static Optional<byte[]> encode(String text) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      int code = TABLE.indexOf(character);
      int extended = EXTENDED.indexOf(character);
      if (code >= 0 && code != ESCAPE) {
        octets.write(code);
      } else if (extended >= 0) {
        octets.write(ESCAPE);
        octets.write(EXTENDED_CODES[extended]);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(octets.toByteArray());
  }
}
