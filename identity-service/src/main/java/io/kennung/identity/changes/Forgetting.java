package io.kennung.identity.changes;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Old changes go. */
@Singleton
class Forgetting {

  private static final int BATCH = 10_000;

  private final Changes changes;
  private final ChangesConfig config;
  private final Clock clock;

  @Inject
  Forgetting(Changes changes, ChangesConfig config, Clock clock) {
    this.changes = changes;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    // Where nobody asks, nobody else gives the positions in whose order is forgotten.
    changes.number(BATCH);
    changes.forget(clock.instant().minus(config.retention()), BATCH);
  }
}
