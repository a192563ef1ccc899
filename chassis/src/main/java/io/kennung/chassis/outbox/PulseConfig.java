package io.kennung.chassis.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a service lets operators know how it is doing. */
@ConfigMapping(prefix = "directory.pulse")
interface PulseConfig {

  /**
   * How often every replica tells, for instance {@code 1m}; {@code off} never, and the operators'
   * page says so.
   */
  @WithDefault("1m")
  String every();
}
