package io.kennung.identity.operations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * Something that is not well.
 *
 * @param cause what it is
 * @param subject the service it is about, or the calling code of the country
 * @param figure how much: seconds for {@code lagging} and {@code silent} (-1: never heard of),
 *     percent for {@code refused}, otherwise 0
 * @param details the checks that say no, for {@code not-ready}
 */
public record Problem(Cause cause, String subject, long figure, List<String> details) {

  /** What is not well. */
  public enum Cause {
    /** A service says that it is not ready. */
    NOT_READY,
    /** A service does not answer. */
    NO_ANSWER,
    /** Nothing was heard of a service for too long. */
    SILENT,
    /** Events wait too long in the outbox of a service. */
    LAGGING,
    /** Too many messages and calls to a country are refused. */
    REFUSED,
    /** The sweep of the silent waits for a person. */
    BRAKED;

    /** For instance {@code not-ready}. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Problem of(Cause cause, String subject, long figure) {
    return new Problem(cause, subject, figure, List.of());
  }
}
