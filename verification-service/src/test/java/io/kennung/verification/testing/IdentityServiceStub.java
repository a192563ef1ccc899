package io.kennung.verification.testing;

import io.kennung.chassis.testing.IdentityAnswers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** identity-service, as far as this service asks it. */
@Singleton
public class IdentityServiceStub extends IdentityAnswers {

  @ConfigProperty(name = "test.identities.port")
  int port;

  void start(@Observes @Priority(1) StartupEvent event) throws IOException {
    listen(port);
  }

  void stop(@Observes ShutdownEvent event) {
    end();
  }
}
