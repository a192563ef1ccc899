package io.kennung.safe.stores;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where backups go. Reading finds them wherever they are. */
@ConfigMapping(prefix = "directory.safe")
interface StoreConfig {

  /** The places. */
  enum Place {
    DATABASE,
    OBJECTS
  }

  /** Where new ones go. */
  @WithDefault("database")
  Place store();

  /** Whether those that lie elsewhere are moved there. */
  @WithDefault("false")
  boolean move();
}
