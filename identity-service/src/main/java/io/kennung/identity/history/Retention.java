package io.kennung.identity.history;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Forgets what happened long ago, in small transactions, until nothing of it is left. */
@Singleton
class Retention {

  private static final int BATCH = 1_000;

  private final Happenings happenings;
  private final HistoryConfig config;
  private final Clock clock;

  @Inject
  Retention(Happenings happenings, HistoryConfig config, Clock clock) {
    this.happenings = happenings;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forget() {
    Instant moment = clock.instant().minus(config.historyRetention());
    int forgotten;
    do {
      forgotten = happenings.removeBefore(moment, BATCH);
    } while (forgotten == BATCH);
  }
}
