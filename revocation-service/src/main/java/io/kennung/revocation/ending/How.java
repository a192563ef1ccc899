package io.kennung.revocation.ending;

import java.util.Locale;

/** By what an identity was ended. Never from where. */
enum How {
  /** By the key, from the device. */
  KEY,
  /** By the password set beforehand. */
  PASSWORD;

  /** As it stands in rows and events: {@code key}, {@code password}. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
