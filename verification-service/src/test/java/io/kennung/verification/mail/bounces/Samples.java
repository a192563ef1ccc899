package io.kennung.verification.mail.bounces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Messages as they come to a bounce address, in {@code src/test/resources/bounces}. */
final class Samples {

  private Samples() {}

  /** Lines ended by CR LF, as on the wire. */
  static byte[] read(String name) {
    return text(name).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  static String text(String name) {
    try (InputStream file = Samples.class.getResourceAsStream("/bounces/" + name + ".eml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
