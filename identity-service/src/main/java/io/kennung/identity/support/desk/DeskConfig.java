package io.kennung.identity.support.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often a member of staff may look and act, all replicas together. */
@ConfigMapping(prefix = "directory.limits.support")
public interface DeskConfig {

  /** Looks at identities and their histories: so many at once, and as many more within an hour. */
  @WithDefault("600")
  long looksAnHour();

  /** Notes, resets and lifted limits: so many at once, and as many more within an hour. */
  @WithDefault("60")
  long actionsAnHour();
}
