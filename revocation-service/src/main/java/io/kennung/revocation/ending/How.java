package io.kennung.revocation.ending;

import java.util.Arrays;
import java.util.Locale;

/** By what an identity was ended. Never from where. */
enum How {
  /** By the key, from the device. */
  KEY,
  /** By the password set beforehand. */
  PASSWORD;

  /**
   * The one that stands in rows and events like this.
   *
   * @throws IllegalArgumentException if there is none
   */
  static How of(String text) {
    return Arrays.stream(values())
        .filter(how -> how.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such end"));
  }

  /** As it stands in rows and events: {@code key}, {@code password}. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
