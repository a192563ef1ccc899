package io.kennung.chassis.possession;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The two-phase challenge. */
@ConfigMapping(prefix = "directory.possession")
public interface PossessionConfig {

  /**
   * How long a challenge may be answered. Clients answer at once; the time is for slow networks and
   * retries.
   */
  @WithDefault("5m")
  Duration lifetime();
}
