package io.kennung.chassis.startup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The Kafka broker, as far as readiness goes. */
@ConfigMapping(prefix = "directory.broker")
public interface BrokerConfig {

  /**
   * How long the broker may be away before a replica is no longer ready. Until then it answers from
   * what it knows and keeps its events; longer, and it could call a revoked identity alive.
   */
  @WithDefault("5m")
  Duration grace();
}
