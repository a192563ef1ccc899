package io.kennung.client.safe;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A call to a Safe server did not come to a result. The message is one sentence for a person; it
 * holds no backup id, key, user name or password.
 */
public final class SafeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What to do about it. */
  public enum Kind {
    /** The server wants a user name and a password, or other ones. */
    UNAUTHORIZED,
    /** Too many requests; see {@link SafeException#retryAfter()}. */
    RATE_LIMITED,
    /** The backup is larger than the server keeps. */
    TOO_LARGE,
    /** No answer: network, time-out, or a gateway in front that has nothing behind it (502-504). */
    UNREACHABLE,
    /** There is somebody, who does not prove to be the server we wanted. */
    UNTRUSTED,
    /** An answer that a Safe server does not give. */
    UNEXPECTED
  }

  private final Kind kind;
  private final int status;
  private final @Nullable Duration retryAfter;

  private SafeException(
      Kind kind, String message, int status, @Nullable Duration retryAfter, @Nullable Exception e) {
    super(message, e);
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  static SafeException of(Kind kind, String message, int status) {
    return new SafeException(kind, message, status, null, null);
  }

  static SafeException withoutAnswer(Kind kind, String message, @Nullable Exception cause) {
    return new SafeException(kind, message, 0, null, cause);
  }

  static SafeException rateLimited(@Nullable Duration retryAfter) {
    String when = retryAfter == null ? "later" : "in " + retryAfter.toSeconds() + " s";
    return new SafeException(
        Kind.RATE_LIMITED,
        "the Safe server has been asked too often; try again " + when,
        429,
        retryAfter,
        null);
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }

  /** The HTTP status, where there was an answer. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** How long to wait, where the server has said so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
