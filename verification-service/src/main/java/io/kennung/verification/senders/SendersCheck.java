package io.kennung.verification.senders;

import io.quarkus.arc.All;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Unsafe production does not boot; one without telephones says so. */
@Singleton
class SendersCheck {

  private static final Logger LOG = Logger.getLogger(SendersCheck.class);
  private static final String DEVELOPMENT = "development";

  private final List<ConfiguredSenders> configured;
  private final Senders senders;

  /** Builds the senders, so that a mistake in their configuration is found at start. */
  @Inject
  SendersCheck(@All List<ConfiguredSenders> configured, Senders senders) {
    this.configured = configured;
    this.senders = senders;
  }

  void check(@Observes @Priority(2) StartupEvent event) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      refuseDevelopmentSecrets();
      warnWhenMute();
    }
  }

  void refuseDevelopmentSecrets() {
    for (ConfiguredSenders kind : configured) {
      kind.secrets()
          .forEach((key, secret) -> {
            if (secret.startsWith(DEVELOPMENT)) {
              throw new IllegalStateException(key + " is a development secret");
            }
          });
    }
  }

  void warnWhenMute() {
    if (senders.isMute()) {
      LOG.warn("no provider of SMS or calls is configured: phone numbers cannot be linked");
    }
  }
}
