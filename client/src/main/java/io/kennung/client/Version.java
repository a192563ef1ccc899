package io.kennung.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which build this is. */
public final class Version {

  private Version() {}

  /** As the build names it, for example {@code 0.1.0-SNAPSHOT}. */
  public static String text() {
    try (var file = Version.class.getResourceAsStream("version.txt")) {
      if (file == null) {
        return "unknown";
      }
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
