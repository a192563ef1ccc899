package io.kennung.client;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A call to the directory did not come to a result. The message is one sentence for a person; it
 * holds no key, token or password, and nothing in it can steer a terminal.
 */
public final class DirectoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_TEXT = 300;

  /** What to do about it. */
  public enum Kind {
    /** The directory understood and said no; its text is the message. */
    REFUSED,
    /** Too many requests; see {@link DirectoryException#retryAfter()}. */
    RATE_LIMITED,
    /** The licence is missing or wrong. */
    UNAUTHORIZED,
    /** No answer: network, time-out, or a gateway in front that has nothing behind it (502-504). */
    UNREACHABLE,
    /** An answer that a directory does not give. */
    UNEXPECTED
  }

  private final Kind kind;
  private final int status;
  private final @Nullable String errorType;
  private final @Nullable Duration retryAfter;

  private DirectoryException(
      Kind kind,
      String message,
      int status,
      @Nullable String errorType,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.status = status;
    this.errorType = errorType;
    this.retryAfter = retryAfter;
  }

  static DirectoryException refused(@Nullable String text, @Nullable String errorType) {
    String message = text == null ? "" : printable(text);
    return new DirectoryException(
        Kind.REFUSED,
        message.isBlank() ? "the directory refused and gave no reason" : message,
        200,
        errorType == null ? null : printable(errorType),
        null,
        null);
  }

  static DirectoryException rateLimited(@Nullable Duration retryAfter) {
    String when = retryAfter == null ? "later" : "in " + retryAfter.toSeconds() + " s";
    return new DirectoryException(
        Kind.RATE_LIMITED,
        "the directory has been asked too often; try again " + when,
        429,
        null,
        retryAfter,
        null);
  }

  static DirectoryException unauthorized() {
    return new DirectoryException(
        Kind.UNAUTHORIZED,
        "the directory is licensed, and the licence's user name or password is missing or wrong",
        401,
        null,
        null,
        null);
  }

  static DirectoryException unreachable(String message, int status, @Nullable Throwable cause) {
    return new DirectoryException(Kind.UNREACHABLE, message, status, null, null, cause);
  }

  static DirectoryException unexpected(String message, int status) {
    return new DirectoryException(Kind.UNEXPECTED, message, status, null, null, null);
  }

  /** What to do about it. */
  public Kind kind() {
    return kind;
  }

  /** The HTTP status, where there was an answer. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** The machine-readable reason of a refusal, for example {@code invalid-identity}. */
  public Optional<String> errorType() {
    return Optional.ofNullable(errorType);
  }

  /** How long to wait, where the directory has said so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** A server's text goes to terminals: no control characters, no reversed writing, no novels. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_TEXT)
        .map(c -> isPrintable(c) ? c : ' ')
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
