package io.kennung.verification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Forgets old deliveries, writes off lost ones, and measures how late the waiting ones are. */
@Singleton
class Upkeep {

  private static final int BATCH = 5_000;

  /** What a provider says before we have noted its reference, it says within seconds. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final Deliveries deliveries;
  private final EarlyReports early;
  private final Fates fates;
  private final DeliveryConfig config;
  private final Clock clock;
  private final AtomicLong lagSeconds = new AtomicLong();

  @Inject
  Upkeep(
      Deliveries deliveries,
      EarlyReports early,
      Fates fates,
      DeliveryConfig config,
      MeterRegistry metrics,
      Clock clock) {
    this.deliveries = deliveries;
    this.early = early;
    this.fates = fates;
    this.config = config;
    this.clock = clock;
    metrics.gauge("directory.delivery.lag.seconds", lagSeconds);
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void measure() {
    Instant now = clock.instant();
    lagSeconds.set(deliveries.lag(now).toSeconds());
    QuarkusTransaction.requiringNew().run(() -> deliveries.giveUpOnLost(now).forEach(fates::lost));
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    Instant now = clock.instant();
    deliveries.purge(now.minus(config.retention()), BATCH);
    early.purge(now.minus(EARLY), BATCH);
  }
}
