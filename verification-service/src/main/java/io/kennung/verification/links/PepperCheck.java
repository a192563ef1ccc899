package io.kennung.verification.links;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Unsafe production does not boot: a pepper that everybody can read protects nobody. */
@Singleton
class PepperCheck {

  private final Peppers peppers;

  @Inject
  PepperCheck(Peppers peppers) {
    this.peppers = peppers;
  }

  void check(@Observes @Priority(1) StartupEvent event) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      refuseDevelopmentPeppers();
    }
  }

  void refuseDevelopmentPeppers() {
    if (peppers.anyForDevelopment()) {
      throw new IllegalStateException(
          "directory.links.peppers holds a development secret; make a new one: openssl rand -base64"
              + " 32");
    }
  }
}
