package io.kennung.identity.operations.figures;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the operators' figures are counted. */
@ConfigMapping(prefix = "directory.figures")
interface FiguresConfig {

  /** How often is looked whether there is something to count; {@code off} never. */
  @WithDefault("30s")
  String every();

  /** How often is counted what has happened. */
  @WithDefault("1m")
  Duration count();

  /** How often identities are counted by state: one walk through all of them. */
  @WithDefault("5m")
  Duration census();

  /** How long the figures are kept. */
  @WithDefault("35d")
  Duration retention();
}
