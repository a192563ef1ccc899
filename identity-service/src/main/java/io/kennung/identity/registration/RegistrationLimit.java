package io.kennung.identity.registration;

import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.SharedLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

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
  private final SharedLimits limits;

  @Inject
  RegistrationLimit(RegistrationLimitConfig config, SharedLimits limits) {
    this.limit = new Limit("create", config.burst(), config.refill());
    this.limits = limits;
  }

  void admit(String address) {
    limits.admit(limit, address);
  }
}
