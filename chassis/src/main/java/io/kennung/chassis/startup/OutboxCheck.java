package io.kennung.chassis.startup;

import io.kennung.chassis.outbox.OutboxConfig;
import io.kennung.chassis.outbox.OutboxLag;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while what happens here is also heard elsewhere. */
@Readiness
@Singleton
class OutboxCheck implements HealthCheck {

  private final OutboxLag outbox;
  private final OutboxConfig config;

  @Inject
  OutboxCheck(OutboxLag outbox, OutboxConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    Duration lag = outbox.latest();
    return HealthCheckResponse.named("outbox")
        .status(lag.compareTo(config.maxLag()) <= 0)
        .withData("lagSeconds", lag.toSeconds())
        .build();
  }
}
