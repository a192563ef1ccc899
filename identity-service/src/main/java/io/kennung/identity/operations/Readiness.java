package io.kennung.identity.operations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a service takes requests. */
public enum Readiness {
  /** It does. */
  READY,
  /** It says that it does not. */
  NOT_READY,
  /** It does not say anything. */
  NO_ANSWER,
  /** Nobody has said where to ask. */
  UNKNOWN;

  /** For instance {@code not-ready}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
