package io.kennung.idctl.terminal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password as a file or a pipe holds it: one line of UTF-8. Arrays are the caller's to wipe. */
final class PasswordText {

  private static final Texts TEXTS = Texts.of(PasswordText.class);

  /** What no password reaches, in bytes. */
  static final int LIMIT = 16_384;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private PasswordText() {}

  /**
   * Without the end of the line, which most files have and nobody means, and without the mark that
   * some editors put in front.
   */
  static char[] of(byte[] bytes) {
    if (bytes.length > LIMIT) {
      throw CommandFailure.usage(TEXTS.say("password.too-long"));
    }
    CharBuffer text = decoded(bytes);
    try {
      int from = text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK ? 1 : 0;
      int to = text.limit();
      if (to > from && text.get(to - 1) == '\n') {
        to--;
      }
      if (to > from && text.get(to - 1) == '\r') {
        to--;
      }
      char[] password = Arrays.copyOfRange(text.array(), from, to);
      refuseMoreLines(password);
      return password;
    } finally {
      Arrays.fill(text.array(), '\0');
    }
  }

  private static CharBuffer decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw CommandFailure.usage(TEXTS.say("password.no-text"));
    }
  }

  private static void refuseMoreLines(char[] password) {
    for (char c : password) {
      if (c == '\n' || c == '\r') {
        throw CommandFailure.usage(TEXTS.say("password.lines"));
      }
    }
  }
}
