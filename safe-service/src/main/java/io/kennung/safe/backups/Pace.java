package io.kennung.safe.backups;

import java.time.Duration;

/**
 * How fast an upload has to go: a sixth of the whole time is anybody's, the rest is earned by what
 * has been moved. Who lets a drop through now and then is found out early.
 */
final class Pace {

  private static final double FREE = 1.0 / 6;

  private final long began = System.nanoTime();
  private final long nanos;
  private final long most;

  /**
   * @param time for the longest transfer, from now
   * @param most its bytes
   */
  Pace(Duration time, long most) {
    this.nanos = time.toNanos();
    this.most = most;
  }

  /** Whether a transfer that has moved so many bytes by now should be given up. */
  boolean isTooSlow(long moved) {
    return isTooSlow(moved, System.nanoTime() - began);
  }

  boolean isTooSlow(long moved, long elapsed) {
    double earned = Math.min(1.0, (double) moved / most);
    return elapsed > nanos * (FREE + (1 - FREE) * earned);
  }
}
