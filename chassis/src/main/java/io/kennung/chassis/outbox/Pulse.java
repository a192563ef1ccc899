package io.kennung.chassis.outbox;

import io.kennung.protocol.events.ServicePulse;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells how this service is doing, by the same way as everything else: where that is blocked, the
 * pulse stays out, and that says it too. Every replica tells; whoever listens takes the worst.
 */
@Singleton
public class Pulse {

  private static final Logger LOG = Logger.getLogger(Pulse.class);

  private final Outbox outbox;
  private final OutboxLag lag;
  private final Clock clock;
  private final String application;

  @Inject
  Pulse(
      Outbox outbox,
      OutboxLag lag,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this.outbox = outbox;
    this.lag = lag;
    this.clock = clock;
    this.application = application;
  }

  /** A key that nothing asks for would be refused as unknown. */
  void announce(@Observes StartupEvent start, PulseConfig config) {
    LOG.debugf("the pulse is told every %s", config.every());
  }

  /** Tells it now. */
  @Scheduled(
      every = "${directory.pulse.every:1m}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  public void beat() {
    lag.measure();
    ServicePulse pulse =
        new ServicePulse(
            application,
            lag.unsent(),
            lag.latest().toMillis(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    QuarkusTransaction.requiringNew().run(() -> outbox.put(pulse));
  }
}
