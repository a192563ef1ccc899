package io.kennung.identity.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long it is known what has happened. */
@ConfigMapping(prefix = "directory.support")
public interface HistoryConfig {

  /** How long it is kept what has happened to an identity; how it is doing now is always known. */
  @WithDefault("365d")
  Duration historyRetention();
}
