package io.kennung.verification.senders.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Who is asked to bring a code, in which order, and when somebody is not asked for a while. */
@ConfigMapping(prefix = "directory.senders")
public interface RoutingConfig {

  /**
   * By country calling code (digits, for instance {@code 49}), or {@code default} for all others:
   * names of providers, for instance {@code carrier:3,twilio:1;hook}. Groups, separated by
   * semicolons, are tried in order. Within a group one is drawn by weight (1 where none is given),
   * then the next of those left. Without any route no phone number can be linked.
   */
  Map<String, String> routes();

  /** When a provider is left out. */
  Breaker breaker();

  /** One for each provider and replica. */
  interface Breaker {

    /** How many of the latest messages are looked at; none is left out before so many were sent. */
    @WithDefault("10")
    int window();

    /** Which share of them must have failed. */
    @WithDefault("0.5")
    double ratio();

    /** For how long the provider is not asked; then one message tries whether it is back. */
    @WithDefault("30s")
    Duration pause();
  }
}
