package io.kennung.revocation.ending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a revocation password may be tried. */
@ConfigMapping(prefix = "directory.limits.revocation")
public interface RevocationConfig {

  /** Tries for one identity within any hour. */
  @WithDefault("5")
  int triesAnHour();

  /** Tries for one identity within any day. */
  @WithDefault("10")
  int triesADay();

  /** Tries of one address of a caller at once, whatever the identities. */
  @WithDefault("10")
  long burst();

  /** After which time one more. */
  @WithDefault("6m")
  Duration refill();
}
