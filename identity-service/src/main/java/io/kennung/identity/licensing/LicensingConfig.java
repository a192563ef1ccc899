package io.kennung.identity.licensing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who may use this directory. */
@ConfigMapping(prefix = "directory.licensing")
public interface LicensingConfig {

  /** {@code open}: everybody. {@code licensed}: whoever is in the file. */
  @WithDefault("open")
  Mode mode();

  /**
   * The licences of mode {@code licensed}, {@code username:password} a line; a mounted secret. Read
   * at start.
   */
  Optional<Path> file();

  /** How long an access token is good; clients keep one for a day. */
  @WithDefault("48h")
  Duration tokenLifetime();

  /** The two ways. */
  enum Mode {
    /** Everybody. */
    OPEN,
    /** Whoever is in the file. */
    LICENSED
  }
}
