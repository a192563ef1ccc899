package io.kennung.chassis.startup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;

/** Ready only with a database that answers. */
@Readiness
@Singleton
class DatabaseCheck implements HealthCheck {

  private final Jdbi jdbi;

  @Inject
  DatabaseCheck(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      jdbi.useHandle(sql -> sql.execute("SELECT 1"));
      return HealthCheckResponse.up("database");
    } catch (RuntimeException e) {
      return HealthCheckResponse.down("database");
    }
  }
}
