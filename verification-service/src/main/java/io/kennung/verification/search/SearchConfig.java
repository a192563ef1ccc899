package io.kennung.verification.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a member of staff may search by address; all replicas together. */
@ConfigMapping(prefix = "directory.limits.support-search")
interface SearchConfig {

  /** Searches of one member of staff at once. */
  @WithDefault("30")
  long burst();

  /** After which time one more. */
  @WithDefault("2m")
  Duration refill();
}
