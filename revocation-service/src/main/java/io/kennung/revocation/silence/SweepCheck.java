package io.kennung.revocation.silence;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells beside readiness whether the sweep waits for a person. It does not change readiness:
 * nobody's request suffers from it.
 */
@Readiness
@Singleton
class SweepCheck implements HealthCheck {

  private final Alarm alarm;

  @Inject
  SweepCheck(Alarm alarm) {
    this.alarm = alarm;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("sweep").up().withData("braked", alarm.isBraked()).build();
  }
}
