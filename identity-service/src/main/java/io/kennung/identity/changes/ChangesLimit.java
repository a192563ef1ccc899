package io.kennung.identity.changes;

import io.kennung.chassis.limits.Callers;
import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.LocalLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How often one address may ask for changes, at each replica. */
@Singleton
class ChangesLimit {

  /** An address: an IPv4 address or an IPv6 /64. */
  @ConfigMapping(prefix = "directory.limits.changes")
  interface ChangesLimitConfig {
    /** Questions at once. */
    @WithDefault("1000")
    long burst();

    /** After which time one more. */
    @WithDefault("50ms")
    Duration refill();
  }

  private final Limit limit;
  private final Callers callers;
  private final LocalLimits limits;

  @Inject
  ChangesLimit(ChangesLimitConfig config, Callers callers, LocalLimits limits) {
    this.limit = new Limit("changes", config.burst(), config.refill());
    this.callers = callers;
    this.limits = limits;
  }

  void admit(HttpServerRequest call) {
    callers.limited(call).ifPresent(address -> limits.admit(limit, address));
  }
}
