package io.kennung.identity.operations.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Counts what has happened from what is kept of it, and identities by state. Nothing is counted
 * where it happens: whoever registers does not pay for it, an event that comes twice counts once,
 * and what comes late is found when its hour is counted again.
 */
@Singleton
class Counting {

  /** Longer than any transaction and any ordinary delay of an event. */
  private static final Duration RECENTLY = Duration.ofHours(2);

  /** Kafka keeps what happens to identities for seven days; later nothing comes. */
  private static final Duration LATELY = Duration.ofDays(8);

  private static final Duration LATE_EVERY = Duration.ofHours(1);

  private final Counts counts;
  private final Census census;
  private final Rounds rounds;
  private final FiguresConfig config;
  private final Clock clock;

  @Inject
  Counting(Counts counts, Census census, Rounds rounds, FiguresConfig config, Clock clock) {
    this.counts = counts;
    this.census = census;
    this.rounds = rounds;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Does what is due.
   *
   * @return false when another replica is at it
   */
  @Transactional
  boolean count() {
    if (!rounds.tryLock()) {
      return false;
    }
    Instant now = clock.instant();
    Optional<Instant> recent = rounds.last("recent");
    if (isDue("late", LATE_EVERY, now)) {
      Instant beginning = now.minus(config.retention());
      count(recent.map(last -> earlier(last, now).minus(LATELY)).orElse(beginning), now);
      rounds.done("late", now);
    } else if (isDue("recent", config.count(), now)) {
      count(earlier(recent.orElse(now), now).minus(RECENTLY), now);
    }
    if (isDue("census", config.census(), now)) {
      census.take(now);
      rounds.done("census", now);
    }
    return true;
  }

  private void count(Instant from, Instant now) {
    Instant hour = from.truncatedTo(ChronoUnit.HOURS);
    counts.countRegistrations(hour);
    counts.countHappenings(hour);
    rounds.done("recent", now);
  }

  /** A clock that was set back must not stop the counting. */
  private boolean isDue(String round, Duration every, Instant now) {
    return rounds
        .last(round)
        .filter(last -> last.isAfter(now.minus(every)) && !last.isAfter(now))
        .isEmpty();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
