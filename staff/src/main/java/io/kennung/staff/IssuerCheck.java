package io.kennung.staff;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.jboss.logging.Logger;

/** Refuses to start where tokens of staff would be taken from whoever stands in between. */
@Singleton
class IssuerCheck {

  private static final Logger LOG = Logger.getLogger(IssuerCheck.class);
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private final StaffConfig config;

  @Inject
  IssuerCheck(StaffConfig config) {
    this.config = config;
  }

  void check(@Observes @Priority(1) StartupEvent event) {
    if (LaunchMode.current() == LaunchMode.NORMAL && config.enabled()) {
      refuseAnythingInBetween(URI.create(config.issuer()));
    }
  }

  static void refuseAnythingInBetween(URI issuer) {
    if ("https".equalsIgnoreCase(issuer.getScheme())) {
      return;
    }
    if (!THIS_MACHINE.contains(String.valueOf(issuer.getHost()))) {
      throw new IllegalStateException("directory.staff.issuer must begin with https://");
    }
    LOG.warn("staff sign in on this machine, without TLS: for development only");
  }
}
