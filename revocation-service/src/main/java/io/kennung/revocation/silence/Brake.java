package io.kennung.revocation.silence;

import io.kennung.revocation.silence.SilenceConfig.BrakeConfig;
import io.kennung.revocation.silence.Sleepers.Count;
import io.kennung.revocation.silence.Sweeps.Day;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/**
 * Counts before the first one of a day is marked: when more are silent than any ordinary day brings
 * forth, the clock is wrong or signs of life are missing, and nobody is marked until a person says
 * so. What the day has marked is counted too, for those who turn up after the first count.
 */
@Singleton
class Brake {

  private static final Logger LOG = Logger.getLogger(Brake.class);

  private final Sweeps sweeps;
  private final Sleepers sleepers;
  private final BrakeConfig config;

  @Inject
  Brake(Sweeps sweeps, Sleepers sleepers, SilenceConfig config) {
    this.sweeps = sweeps;
    this.sleepers = sleepers;
    this.config = config.brake();
  }

  /** What is known of today; counts when it is the first to ask. Only for who holds the lock. */
  Day begin(LocalDate today) {
    return sweeps
        .find(today)
        .orElseGet(() -> {
          Count count = sleepers.count(Silence.seenSince(today));
          return sweeps.begin(today, count.active(), count.silent());
        });
  }

  /** How many more may be marked today; 0 when the brake is on. Only for who holds the lock. */
  long left(Day today) {
    long allowed = allowed(today);
    long left = today.silent() > allowed ? 0 : Math.max(0, allowed - today.marked());
    boolean on = left == 0 && sleepers.any(Silence.seenSince(today.day()));
    if (on && !today.braked()) {
      sweeps.brake(today.day(), true);
      LOG.errorf(
          "the sweep of %s is stopped: of %d active %d are silent, %d have been marked, %d may be",
          today.day(), today.active(), today.silent(), today.marked(), allowed);
    } else if (!on && today.braked()) {
      sweeps.brake(today.day(), false);
      LOG.infof("the sweep of %s goes on", today.day());
    }
    return left;
  }

  /** Whether today's sweep has been stopped, by any replica. */
  boolean isOn(LocalDate today) {
    return sweeps.find(today).filter(Day::braked).isPresent();
  }

  private long allowed(Day day) {
    if (config.release().filter(days -> days.contains(day.day())).isPresent()) {
      return Long.MAX_VALUE;
    }
    return Math.max(config.least(), day.active() * config.percent() / 100);
  }
}
