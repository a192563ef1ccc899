package io.kennung.chassis.answers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request is refused, for a listed reason. Rolls back the transaction it is thrown in. */
public class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Failure failure;
  private final @Nullable Duration retryAfter;

  /** Refused, for good or until the request changes. */
  public Refused(Failure failure) {
    this(failure, null);
  }

  /** Refused for now. */
  public Refused(Failure failure, @Nullable Duration retryAfter) {
    // An answer, not an accident: no stack trace.
    super(failure.text(), null, false, false);
    this.failure = failure;
    this.retryAfter = retryAfter;
  }

  /** Why. */
  public Failure failure() {
    return failure;
  }

  /** When it may be tried again, where that is known. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
