package io.kennung.identity.operations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What operators are shown, and when it counts as not well. */
@ConfigMapping(prefix = "directory.operations")
interface OperationsConfig {

  /**
   * Where each service says whether it is ready, by its name: {@code
   * directory.operations.services.safe-service=http://…:9083/q/health/ready}. Of one that does not
   * stand here nothing is known.
   */
  Map<String, URI> services();

  /** How long such an answer may take. */
  @WithDefault("2s")
  Duration patience();

  /** With events older than this in its outbox, a service is behind. */
  @WithDefault("1m")
  Duration maxLag();

  /** A service that has not been heard of for so long has fallen silent. */
  @WithDefault("5m")
  Duration maxSilence();

  /** From which share on the refusals of a country are named, in percent. */
  @WithDefault("30")
  int refusedPercent();

  /** So many messages and calls must have gone to a country before its share says anything. */
  @WithDefault("20")
  long refusedLeast();
}
