package io.kennung.verification.counting;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.DeliveriesCounted;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells what has been counted, once a minute. What cannot be told now is told the next time. */
@Singleton
class Telling {

  private static final Logger LOG = Logger.getLogger(Telling.class);

  private final Tally tally;
  private final Outbox outbox;
  private final Clock clock;
  private final String service;

  @Inject
  Telling(
      Tally tally,
      Outbox outbox,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.tally = tally;
    this.outbox = outbox;
    this.clock = clock;
    this.service = service;
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tell() {
    Map<Combination, Long> counted = tally.take();
    if (counted.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    List<DeliveriesCounted> events =
        counted.entrySet().stream()
            .map(entry -> event(entry.getKey(), entry.getValue(), now))
            .toList();
    try {
      QuarkusTransaction.requiringNew().run(() -> outbox.putAll(events));
    } catch (RuntimeException e) {
      tally.putBack(counted);
      LOG.warnf("figures could not be told and are kept: %s", e.getClass().getName());
    }
  }

  /** The last minute of a replica counts too. */
  void tellTheRest(@Observes ShutdownEvent event) {
    tell();
  }

  private DeliveriesCounted event(Combination what, long count, Instant now) {
    return new DeliveriesCounted(
        service, what.provider(), what.channel(), what.country(), what.outcome(), count, now);
  }
}
