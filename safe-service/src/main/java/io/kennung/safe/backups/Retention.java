package io.kennung.safe.backups;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Forgets backups that nobody has renewed: after as many days as clients are told, and some more.
 * One replica at a time, in small transactions, until nothing is left.
 */
@Singleton
class Retention {

  private static final int BATCH = 100;

  private final Store store;
  private final Turn turn;
  private final SafeConfig config;
  private final Clock clock;

  @Inject
  Retention(Store store, Turn turn, SafeConfig config, Clock clock) {
    this.store = store;
    this.turn = turn;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forget() {
    LocalDate day =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
            .minusDays(config.retentionDays() + config.slackDays());
    int forgotten;
    do {
      forgotten = turn.take("retention", () -> store.removeKeptBefore(day, BATCH));
    } while (forgotten == BATCH);
  }
}
