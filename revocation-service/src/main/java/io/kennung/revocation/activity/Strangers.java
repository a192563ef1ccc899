package io.kennung.revocation.activity;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Period;

/**
 * Identities that were seen and have never registered: their registration is late, or a chat server
 * tells of ids that are not of this directory.
 */
@Singleton
class Strangers {

  /** Twice as long as Kafka keeps a registration that nobody has read. */
  private static final Period PATIENCE = Period.ofDays(14);

  private static final int BATCH = 10_000;

  private final SignsOfLife signs;
  private final Activity activity;

  @Inject
  Strangers(SignsOfLife signs, Activity activity) {
    this.signs = signs;
    this.activity = activity;
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    signs.forgetUnknown(activity.today().minus(PATIENCE), BATCH);
  }
}
