package io.kennung.revocation.silence;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Holds the clock on the wall against the one that only counts on. When they come apart, the former
 * has been set; it is believed again after it has run evenly for some time.
 */
@Singleton
class Steadiness {

  /** A day is counted here: what a clock is corrected by in its ordinary course does not matter. */
  static final Duration TOLERANCE = Duration.ofMinutes(1);

  private static final Logger LOG = Logger.getLogger(Steadiness.class);

  private final Clock clock;
  private final LongSupplier nanos;
  private final Duration needed;
  private Instant since;
  private long sinceNanos;

  @Inject
  Steadiness(Clock clock, SilenceConfig config) {
    this(clock, System::nanoTime, config.steady());
  }

  /**
   * @param nanos counts nanoseconds from anywhere, and cannot be set
   * @param needed for how long both must have agreed
   */
  Steadiness(Clock clock, LongSupplier nanos, Duration needed) {
    this.clock = clock;
    this.nanos = nanos;
    this.needed = needed;
    this.since = clock.instant();
    this.sinceNanos = nanos.getAsLong();
  }

  /** Whether the clock has run evenly for long enough. To be asked often: it looks when asked. */
  synchronized boolean holds() {
    Instant now = clock.instant();
    Duration counted = Duration.ofNanos(nanos.getAsLong() - sinceNanos);
    Duration apart = Duration.between(since, now).minus(counted);
    if (apart.abs().compareTo(TOLERANCE) > 0) {
      LOG.warnf("the clock has jumped by %s", apart);
      since = now;
      sinceNanos += counted.toNanos();
      return needed.isZero();
    }
    return counted.compareTo(needed) >= 0;
  }

  /** Whether there is any need to be steady. */
  boolean matters() {
    return !needed.isZero();
  }
}
