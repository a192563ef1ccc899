package io.kennung.chassis.startup;

import io.kennung.chassis.broker.Broker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Ready only with a broker that has been heard of lately. */
@Readiness
@Singleton
class BrokerCheck implements HealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Broker broker;
  private final BrokerConfig config;
  private final Clock clock;
  private volatile @Nullable Instant lastHeard;
  private volatile boolean connected;
  private volatile @Nullable Admin admin;

  @Inject
  BrokerCheck(Broker broker, BrokerConfig config, Clock clock) {
    this.broker = broker;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Looks for the first time while the rest is still starting, so that nobody waits for the
   * scheduler to be ready.
   */
  void start(@Observes StartupEvent event) {
    admin =
        Admin.create(
            broker.settings(
                Map.of(
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis())));
    Thread.ofVirtual().start(this::listen);
  }

  void stop(@Observes ShutdownEvent event) {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void listen() {
    if (admin == null) {
      return;
    }
    try {
      admin.describeCluster().clusterId().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      lastHeard = clock.instant();
      connected = true;
    } catch (ExecutionException | TimeoutException e) {
      connected = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public HealthCheckResponse call() {
    Instant heard = lastHeard;
    boolean lately = heard != null && heard.plus(config.grace()).isAfter(clock.instant());
    return HealthCheckResponse.named("broker")
        .status(connected || lately)
        .withData("connected", connected)
        .build();
  }
}
