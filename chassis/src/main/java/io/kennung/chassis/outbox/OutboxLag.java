package io.kennung.chassis.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** How far Kafka is behind the database: the age of the oldest event that has not gone out. */
@Startup
@Singleton
public class OutboxLag {

  /** By then it is known that something is wrong. */
  static final long MOST = 1_000_000;

  private final Jdbi jdbi;
  private final MeterRegistry metrics;
  private final Clock clock;
  private volatile Duration lag = Duration.ZERO;

  /** The lag of this service's schema. */
  @Inject
  public OutboxLag(Jdbi jdbi, MeterRegistry metrics, Clock clock) {
    this.jdbi = jdbi;
    this.metrics = metrics;
    this.clock = clock;
  }

  @PostConstruct
  void expose() {
    Gauge.builder("directory.outbox.lag", this, outbox -> outbox.lag.toMillis() / 1000.0)
        .description("Age of the oldest event that has not reached Kafka")
        .baseUnit("seconds")
        .register(metrics);
  }

  /** As of a few seconds ago, so that asking costs nothing. */
  public Duration latest() {
    return lag;
  }

  /** How many events have not gone out, counted now; beyond {@value #MOST} nobody counts on. */
  public long unsent() {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT count(*) FROM (SELECT FROM outbox WHERE sent_at IS NULL LIMIT :most) AS few")
            .bind("most", MOST)
            .mapTo(Long.class)
            .one());
  }

  /** Looks at the table. */
  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  public void measure() {
    Optional<OffsetDateTime> oldest =
        jdbi.withHandle(sql ->
            sql.createQuery(
                    "SELECT created_at FROM outbox WHERE sent_at IS NULL ORDER BY position LIMIT 1")
                .mapTo(OffsetDateTime.class)
                .findOne());
    lag =
        oldest
            .map(created -> Duration.between(created.toInstant(), clock.instant()))
            .filter(Duration::isPositive)
            .orElse(Duration.ZERO);
  }
}
