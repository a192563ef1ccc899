package io.kennung.chassis.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Time that goes on by itself and can be moved. */
public final class TestClock extends Clock {

  private volatile Duration offset = Duration.ZERO;
  private volatile Instant frozenAt;

  /** Time stands still. */
  public void freeze() {
    frozenAt = Instant.now();
  }

  /** Moves time forwards. */
  public void advance(Duration by) {
    offset = offset.plus(by);
  }

  /** Back to now. */
  public void reset() {
    offset = Duration.ZERO;
    frozenAt = null;
  }

  @Override
  public Instant instant() {
    Instant base = frozenAt;
    return (base == null ? Instant.now() : base).plus(offset).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
