package io.kennung.identity.lookup;

import io.kennung.chassis.limits.Callers;
import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.LocalLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How many questions one address may ask. Kept by each replica for itself: reading goes on whatever
 * else is out of reach.
 */
@Singleton
class LookupLimits {

  /** An address: an IPv4 address or an IPv6 /64. */
  @ConfigMapping(prefix = "directory.limits")
  interface LookupLimitsConfig {

    /** {@code GET identity/{id}}. */
    One fetch();

    /** {@code fetch_bulk}, {@code check} and {@code check_featuremask}, together. */
    Many fetchMany();

    /** Questions about one identity. */
    interface One {
      /** Questions at once. */
      @WithDefault("1000")
      long burst();

      /** After which time one more. */
      @WithDefault("4s")
      Duration refill();
    }

    /** Questions about many. */
    interface Many {
      /** Questions at once. */
      @WithDefault("100")
      long burst();

      /** After which time one more. */
      @WithDefault("1m")
      Duration refill();
    }
  }

  private final Limit one;
  private final Limit many;
  private final Callers callers;
  private final LocalLimits limits;

  @Inject
  LookupLimits(LookupLimitsConfig config, Callers callers, LocalLimits limits) {
    this.one = new Limit("fetch", config.fetch().burst(), config.fetch().refill());
    this.many = new Limit("fetch-many", config.fetchMany().burst(), config.fetchMany().refill());
    this.callers = callers;
    this.limits = limits;
  }

  void admitOne(HttpServerRequest call) {
    callers.limited(call).ifPresent(address -> limits.admit(one, address));
  }

  void admitMany(HttpServerRequest call) {
    callers.limited(call).ifPresent(address -> limits.admit(many, address));
  }
}
