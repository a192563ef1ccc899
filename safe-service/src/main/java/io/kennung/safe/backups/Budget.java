package io.kennung.safe.backups;

import io.kennung.chassis.answers.Refused;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Memory that transfers share. Who comes when it is all in use waits for his turn. */
class Budget {

  private static final int UNIT = 1024;

  private final int all;
  private final Semaphore units;
  private final Duration patience;

  /**
   * @param bytes all there is
   * @param patience how long one waits
   */
  Budget(long bytes, Duration patience) {
    this.all = units(bytes);
    this.units = new Semaphore(all, true);
    this.patience = patience;
  }

  /**
   * Does it while so much memory is set aside.
   *
   * @throws Refused with {@link SafeFailure#BUSY} when none becomes free in time
   */
  <T> T with(long bytes, Supplier<T> operation) {
    int needed = units(bytes);
    try {
      if (!units.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refused(SafeFailure.BUSY, patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(SafeFailure.BUSY);
    }
    try {
      return operation.get();
    } finally {
      units.release(needed);
    }
  }

  /** In KiB, rounded up a transfer. */
  int used() {
    return all - units.availablePermits();
  }

  private static int units(long bytes) {
    return Math.toIntExact((bytes + UNIT - 1) / UNIT);
  }
}
