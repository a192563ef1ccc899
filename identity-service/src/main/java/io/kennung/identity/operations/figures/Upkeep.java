package io.kennung.identity.operations.figures;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Counts what is due, and forgets what is old. */
@Singleton
class Upkeep {

  private final Counting counting;
  private final Forgetting forgetting;

  @Inject
  Upkeep(Counting counting, Forgetting forgetting) {
    this.counting = counting;
    this.forgetting = forgetting;
  }

  @Scheduled(
      every = "${directory.figures.every:30s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void count() {
    counting.count();
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void forget() {
    forgetting.run();
  }
}
