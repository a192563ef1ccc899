package io.kennung.drills.people;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waiting for what comes by itself. */
public final class Patience {

  private static final Duration BETWEEN = Duration.ofMillis(100);

  private Patience() {}

  /**
   * Asks until there is an answer.
   *
   * @throws IllegalStateException when there was none for too long
   */
  public static <T> T until(String what, Duration longest, Supplier<@Nullable T> question) {
    long end = System.nanoTime() + longest.toNanos();
    do {
      T answer = question.get();
      if (answer != null) {
        return answer;
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    } while (System.nanoTime() < end);
    throw new IllegalStateException(
        "%s did not come within %d s".formatted(what, longest.toSeconds()));
  }

  /** Whether it came true in time. */
  public static boolean comesTrue(Duration longest, BooleanSupplier condition) {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
    return true;
  }
}
