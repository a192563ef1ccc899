package io.kennung.safe.backups;

import io.kennung.chassis.answers.Refused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds what uploads hold in memory together. Who comes when it is full waits before anything of
 * the upload is read: the rest stays with the sender.
 */
@Singleton
class UploadMemory {

  private static final int UNIT = 1024;

  private final int all;
  private final Semaphore units;
  private final SafeConfig config;

  @Inject
  UploadMemory(SafeConfig config) {
    this.config = config;
    this.all = units(config.uploadMemory().asLongValue());
    this.units = new Semaphore(all, true);
  }

  /**
   * Does it while so much memory is set aside.
   *
   * @throws Refused with {@link SafeFailure#BUSY} when none becomes free in the time of an upload
   */
  <T> T with(long bytes, Supplier<T> operation) {
    int needed = units(bytes);
    try {
      if (!units.tryAcquire(needed, config.uploadTime().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refused(SafeFailure.BUSY, config.uploadTime());
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

  /** In KiB, rounded up an upload. */
  int used() {
    return all - units.availablePermits();
  }

  private static int units(long bytes) {
    return Math.toIntExact((bytes + UNIT - 1) / UNIT);
  }
}
