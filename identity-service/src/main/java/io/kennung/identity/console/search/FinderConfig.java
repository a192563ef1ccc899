package io.kennung.identity.console.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where identities are found by an address: verification-service alone can do it. */
@ConfigMapping(prefix = "directory.staff")
public interface FinderConfig {

  /** The address of {@code GET /support/search}. None: the console finds by id only. */
  Optional<URI> searchUrl();

  /** How long it may take. */
  @WithDefault("3s")
  Duration searchTimeout();
}
