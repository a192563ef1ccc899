package io.kennung.identity.registration;

import io.kennung.chassis.limits.Callers;
import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.SharedLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** How many identities one address may create. */
@Singleton
class RegistrationLimit {

  /** An address: an IPv4 address or an IPv6 /64. Shared by all replicas. */
  @ConfigMapping(prefix = "directory.limits.create")
  interface RegistrationLimitConfig {
    /** Identities at once. */
    @WithDefault("6")
    long burst();

    /** After which time one more. */
    @WithDefault("30s")
    Duration refill();
  }

  private final Limit limit;
  private final Callers callers;
  private final SharedLimits limits;

  @Inject
  RegistrationLimit(RegistrationLimitConfig config, Callers callers, SharedLimits limits) {
    this.limit = new Limit("create", config.burst(), config.refill());
    this.callers = callers;
    this.limits = limits;
  }

  /**
   * Whom a request is counted for; nobody when the caller is exempt. Asked on the thread that has
   * the request.
   */
  Optional<String> caller(HttpServerRequest call) {
    return callers.limited(call);
  }

  /** Counts one identity. Blocks. */
  void admit(Optional<String> caller) {
    caller.ifPresent(address -> limits.admit(limit, address));
  }
}
