package io.kennung.identity.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Questions about identities. */
@ConfigMapping(prefix = "directory.lookup")
public interface LookupConfig {

  /** How often clients are told to ask for the state of their contacts. */
  @WithDefault("24h")
  Duration checkInterval();

  /** How many identities one request may ask for. */
  @WithDefault("1000")
  int maxIdentities();

  /** How many identities each replica keeps in memory, about 300 bytes each. */
  @WithDefault("50000")
  long cacheSize();

  /**
   * How long a replica trusts its memory without a sign of life from the database that would tell
   * it of changes. After that every question goes to the table.
   */
  @WithDefault("3s")
  Duration cacheTrust();
}
