package io.kennung.verification.matching;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The contact match. */
@ConfigMapping(prefix = "directory.match")
public interface MatchConfig {

  /** When clients shall ask again. */
  @WithDefault("24h")
  Duration checkInterval();

  /** How long a token is good. Clients keep it until it is refused. */
  @WithDefault("7d")
  Duration tokenLifetime();

  /** Hashes in one request. */
  @WithDefault("10000")
  int maxHashes();

  /** New hashes that an identity may ask for at once. */
  @WithDefault("50000")
  long burst();

  /** After which time one more. */
  @WithDefault("10m")
  Duration refill();

  /** Hashes in one request without a token: one of each kind, for who has forgotten their id. */
  @WithDefault("2")
  int maxAnonymousHashes();

  /** Requests without a token an address of a caller at once. */
  @WithDefault("10")
  long anonymousBurst();

  /** After which time one more. */
  @WithDefault("1m")
  Duration anonymousRefill();

  /** How long is remembered what an identity that no longer asks has asked for. */
  @WithDefault("90d")
  Duration memory();
}
