package io.kennung.chassis.startup;

import io.kennung.chassis.Secrets;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Unsafe production does not boot: what is published with the source code protects nobody. */
@Singleton
class StartupGuard {

  private static final String DEVELOPMENT = "development";

  private final Secrets secrets;
  private final String databasePassword;

  @Inject
  StartupGuard(
      Secrets secrets,
      @ConfigProperty(name = "quarkus.datasource.password") String databasePassword) {
    this.secrets = secrets;
    this.databasePassword = databasePassword;
  }

  void check(@Observes @Priority(1) StartupEvent event) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      refuseDevelopmentSecrets();
    }
  }

  void refuseDevelopmentSecrets() {
    if (secrets.anyForDevelopment()) {
      throw new IllegalStateException(
          "directory.secrets holds a development secret; make a new one: openssl rand -base64 32");
    }
    if (databasePassword.startsWith(DEVELOPMENT)) {
      throw new IllegalStateException("quarkus.datasource.password is a development password");
    }
  }
}
