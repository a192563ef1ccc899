package io.kennung.verification.pending;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification has used up, and from when on it may use more.
 *
 * @param sends messages sent
 * @param nextSendAt null when there will be none any more
 * @param calls calls made
 * @param nextCallAt null when there will be none any more
 * @param tries wrong codes
 * @param nextTryAt from when on a code is looked at
 */
public record Progress(
    int sends,
    @Nullable Instant nextSendAt,
    int calls,
    @Nullable Instant nextCallAt,
    int tries,
    Instant nextTryAt) {

  /** Nothing has been sent; messages and calls are possible from these moments on, or never. */
  public static Progress begin(
      @Nullable Instant firstSendAt, @Nullable Instant firstCallAt, Instant now) {
    return new Progress(0, firstSendAt, 0, firstCallAt, 0, now);
  }

  /** Whether a message may go out now. */
  public boolean maySendAt(Instant now) {
    return nextSendAt != null && !now.isBefore(nextSendAt);
  }

  /** Whether a call may be made now. */
  public boolean mayCallAt(Instant now) {
    return nextCallAt != null && !now.isBefore(nextCallAt);
  }

  /** One message more. */
  public Progress sent(Instant now, List<Duration> waits) {
    return new Progress(sends + 1, after(sends, now, waits), calls, nextCallAt, tries, nextTryAt);
  }

  /** One call more. */
  public Progress called(Instant now, List<Duration> waits) {
    return new Progress(sends, nextSendAt, calls + 1, after(calls, now, waits), tries, nextTryAt);
  }

  /**
   * The message came to nothing and has not happened: another one may follow at once, and so may a
   * call.
   */
  public Progress notSent(Instant now) {
    return new Progress(
        Math.max(0, sends - 1), now, calls, earlier(nextCallAt, now), tries, nextTryAt);
  }

  /** The message went out but did not arrive: a call may follow at once. */
  public Progress notArrived(Instant now) {
    return new Progress(sends, nextSendAt, calls, earlier(nextCallAt, now), tries, nextTryAt);
  }

  /** The call came to nothing and has not happened. */
  public Progress notCalled(Instant now) {
    return new Progress(sends, nextSendAt, Math.max(0, calls - 1), now, tries, nextTryAt);
  }

  private static @Nullable Instant after(int done, Instant now, List<Duration> waits) {
    return done < waits.size() ? now.plus(waits.get(done)) : null;
  }

  private static @Nullable Instant earlier(@Nullable Instant allowed, Instant now) {
    return allowed != null && allowed.isAfter(now) ? now : allowed;
  }
}
