package io.kennung.verification.support;

import java.util.Locale;

/** What came of something that staff have asked for. */
enum Outcome {
  DONE,
  NOTHING,
  REFUSED;

  /** As events tell it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
