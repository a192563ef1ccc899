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

  /** Moves time forwards. */
  public void advance(Duration by) {
    offset = offset.plus(by);
  }

  /** Back to now. */
  public void reset() {
    offset = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(offset).truncatedTo(ChronoUnit.MICROS);
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
