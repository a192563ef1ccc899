package io.kennung.client;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
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

  /** What to do about it. */
  public enum Kind {
    /** The directory understood and said no; its text is the message. */
    REFUSED,
    /** Too many requests; see {@link DirectoryException#retryAfter()}. */
    RATE_LIMITED,
    /** The licence or the token of a member of staff is missing, wrong or not enough. */
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
  private transient Additions additions = Additions.NONE;
  private boolean mayHaveHappened;

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

  /**
   * @param said the whole refusal
   */
  static DirectoryException refused(Additions said) {
    DirectoryException refusal =
        new DirectoryException(
            Kind.REFUSED,
            said.sentence("error").orElse("the directory refused and gave no reason"),
            200,
            said.sentence("errorType").orElse(null),
            null,
            null);
    refusal.additions = said;
    return refusal;
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

  /**
   * @param problem what the answer says, which may be nothing
   */
  static DirectoryException refusedToStaff(int status, Additions problem) {
    return switch (status) {
      case 401 ->
          new DirectoryException(
              Kind.UNAUTHORIZED,
              "the token is not good, or no longer: sign in for another one",
              status,
              null,
              null,
              null);
      case 403 ->
          new DirectoryException(
              Kind.UNAUTHORIZED,
              "whoever this token belongs to has not the role that this takes",
              status,
              null,
              null,
              null);
      default ->
          new DirectoryException(
              Kind.REFUSED,
              problem.sentence("detail").orElse("the directory refused and gave no reason"),
              status,
              null,
              null,
              null);
    };
  }

  static DirectoryException unreachable(String message, int status, @Nullable Throwable cause) {
    return new DirectoryException(Kind.UNREACHABLE, message, status, null, null, cause);
  }

  static DirectoryException unexpected(String message, int status) {
    return new DirectoryException(Kind.UNEXPECTED, message, status, null, null, null);
  }

  /** The same, from a point on where the directory may have done what it was asked for. */
  DirectoryException afterTheDecidingRequest() {
    boolean isClearNo =
        switch (kind) {
          case UNREACHABLE -> isBeforeTheRequest(getCause());
          case UNEXPECTED -> status != 200 && status < 500;
          case REFUSED, RATE_LIMITED, UNAUTHORIZED -> true;
        };
    // A clear no to the repetition says nothing about the attempt whose answer was lost.
    mayHaveHappened = !isClearNo || getSuppressed().length > 0;
    return this;
  }

  private static boolean isBeforeTheRequest(@Nullable Throwable cause) {
    return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
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

  /** What else a refusal said; empty for all other kinds. */
  public Additions additions() {
    return additions;
  }

  /**
   * Whether the directory may have done what it was asked for although no answer says so. Told by
   * the calls where it matters: those of {@code Linking} and {@code Revocation} that change
   * something.
   */
  public boolean mayHaveHappened() {
    return mayHaveHappened;
  }

  /** What a refusal said beside its text is not kept over the disk. */
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    additions = Additions.NONE;
  }
}
