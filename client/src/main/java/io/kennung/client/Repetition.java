package io.kennung.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks again where an answer is lost on the way; for requests that are done once at most. */
final class Repetition {

  /** Waits between two attempts. */
  interface Pause {
    Pause REAL =
        duration -> {
          boolean unused = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
        };

    void of(Duration duration) throws InterruptedException;
  }

  /** 15.75 s of pauses. */
  static final List<Duration> PATIENT =
      List.of(
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8));

  /** For whoever waits at a terminal, and loses little when it is given up. */
  static final List<Duration> BRIEF = PATIENT.subList(0, 3);

  private final Clock clock;
  private final Pause pause;

  Repetition(Clock clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  Clock clock() {
    return clock;
  }

  /**
   * @param pauses one before each repeated attempt
   * @param isOpenAt whether an attempt at that time can still succeed
   */
  <T> T run(List<Duration> pauses, Predicate<Instant> isOpenAt, Supplier<T> attempt) {
    @Nullable DirectoryException lost = null;
    for (Duration wait : pauses) {
      try {
        return attempt.get();
      } catch (DirectoryException e) {
        if (!isWorthRepeating(e) || !isOpenAt.test(clock.instant().plus(wait))) {
          throw reason(lost, e);
        }
        lost = e;
        pauseOr(e, wait);
      }
    }
    try {
      return attempt.get();
    } catch (DirectoryException e) {
      throw reason(lost, e);
    }
  }

  /**
   * A challenge that is called used or unknown when it is answered again has been used by the
   * attempt whose answer was lost. That loss is what the caller must hear of.
   */
  private static DirectoryException reason(
      @Nullable DirectoryException lost, DirectoryException last) {
    if (lost == null) {
      return last;
    }
    if (last.errorType().filter("invalid-token"::equals).isPresent()) {
      return lost;
    }
    last.addSuppressed(lost);
    return last;
  }

  private static boolean isWorthRepeating(DirectoryException e) {
    return !Thread.currentThread().isInterrupted()
        && (e.kind() == DirectoryException.Kind.UNREACHABLE || e.status().orElse(0) >= 500);
  }

  private void pauseOr(DirectoryException e, Duration wait) {
    try {
      pause.of(wait);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw e;
    }
  }
}
