package io.kennung.verification.texts;

import java.util.OptionalInt;

/**
 * The alphabet of short messages (3GPP TS 23.038, default and extension table). One character
 * beyond it, and a message holds 70 characters instead of 160.
 */
final class Gsm {

  /** What one message holds. */
  static final int SEPTETS_A_MESSAGE = 160;

  private static final String DEFAULT =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";

  private Gsm() {}

  /** How many septets the text takes; empty when it has a character beyond the alphabet. */
  static OptionalInt septets(String text) {
    int septets = 0;
    for (int i = 0; i < text.length(); i++) {
      if (DEFAULT.indexOf(text.charAt(i)) >= 0) {
        septets++;
      } else if (EXTENSION.indexOf(text.charAt(i)) >= 0) {
        septets += 2;
      } else {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(septets);
  }

  /** Whether the text goes into one message as it is. */
  static boolean fits(String text) {
    OptionalInt septets = septets(text);
    return septets.isPresent() && septets.getAsInt() <= SEPTETS_A_MESSAGE;
  }
}
