package io.kennung.safe.backups;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/**
 * Forgets backups that nobody has renewed: after as many days as clients are told, and some more.
 * One replica at a time, in small transactions, until nothing is left.
 */
@Singleton
class Retention {

  private static final int BATCH = 100;

  private final Store store;
  private final Jdbi jdbi;
  private final SafeConfig config;
  private final Clock clock;

  @Inject
  Retention(Store store, Jdbi jdbi, SafeConfig config, Clock clock) {
    this.store = store;
    this.jdbi = jdbi;
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
      forgotten = QuarkusTransaction.requiringNew().call(() -> forgetSome(day));
    } while (forgotten == BATCH);
  }

  private int forgetSome(LocalDate day) {
    return isAlone() ? store.removeKeptBefore(day, BATCH) : 0;
  }

  private boolean isAlone() {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT pg_try_advisory_xact_lock("
                    + "hashtextextended(current_schema() || '.retention', 0))")
            .mapTo(Boolean.class)
            .one());
  }
}
