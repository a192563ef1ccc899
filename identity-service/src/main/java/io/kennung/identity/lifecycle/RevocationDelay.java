package io.kennung.identity.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code directory_revocation_visible_seconds}: from the moment of a revocation to the one from
 * which on every answer of this directory shows it.
 */
@Singleton
class RevocationDelay {

  /** What the directory promises for 99 of 100. */
  private static final Duration PROMISED = Duration.ofSeconds(5);

  private final Timer timer;
  private final TransactionSynchronizationRegistry transaction;
  private final Clock clock;

  @Inject
  RevocationDelay(
      MeterRegistry metrics, TransactionSynchronizationRegistry transaction, Clock clock) {
    this.timer =
        Timer.builder("directory.revocation.visible")
            .description("From a revocation to the moment at which it shows everywhere")
            .publishPercentiles(0.5, 0.99)
            .serviceLevelObjectives(Duration.ofSeconds(1), PROMISED, Duration.ofHours(1))
            .register(metrics);
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Once what is being done now has been committed, it is visible. */
  @Transactional(Transactional.TxType.MANDATORY)
  void measure(Instant revokedAt) {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Nobody sees it yet.
          }

          @Override
          public void afterCompletion(int status) {
            Duration delay = Duration.between(revokedAt, clock.instant());
            if (status == Status.STATUS_COMMITTED && !delay.isNegative()) {
              timer.record(delay);
            }
          }
        });
  }
}
