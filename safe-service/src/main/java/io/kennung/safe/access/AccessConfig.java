package io.kennung.safe.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Who may use this Safe. Where nothing is set, everybody may: what is kept is sealed anyway. */
@ConfigMapping(prefix = "directory.safe.access")
public interface AccessConfig {

  /** A file of {@code username:password} lines: who may, by HTTP Basic. Read at start. */
  Optional<Path> users();

  /** Whether who shows a token of {@code GET auth_token} may. */
  @WithDefault("false")
  boolean tokens();
}
