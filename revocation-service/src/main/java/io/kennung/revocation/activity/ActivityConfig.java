package io.kennung.revocation.activity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signs of life from outside. */
@ConfigMapping(prefix = "directory.activity")
public interface ActivityConfig {

  /**
   * What chat servers show at {@code POST /activity} as {@code Authorization: Bearer …}, comma
   * separated, each at least 16 characters; any of them is good, so that one can be replaced.
   * Without them there is no such path.
   */
  Optional<List<String>> tokens();

  /** How many identities one request may tell of. */
  @WithDefault("10000")
  int maxIdentities();

  /**
   * Of how many identities each replica remembers the day it has written, about 150 bytes each:
   * what comes again costs nothing.
   */
  @WithDefault("100000")
  long memory();

  /** How long it is sure of that without looking: somebody may have put back an older database. */
  @WithDefault("10m")
  Duration memoryTrust();
}
