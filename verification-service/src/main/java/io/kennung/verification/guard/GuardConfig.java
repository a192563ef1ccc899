package io.kennung.verification.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Keeps messages and calls from becoming somebody's income. */
@ConfigMapping(prefix = "directory.guard")
public interface GuardConfig {

  /** Messages and calls a country calling code at once. */
  @WithDefault("50")
  long burst();

  /** After which time one more. */
  @WithDefault("1m")
  Duration refill();

  /** Other bursts by calling code; 0 means that nothing is sent there. The refill stays. */
  Map<String, Long> bursts();

  /** Over which time messages and calls are set against verified numbers. */
  @WithDefault("1h")
  Duration window();

  /**
   * How long a prefix is not judged after the first message of such a time: codes need to come
   * back.
   */
  @WithDefault("10m")
  Duration patience();

  /** So many must have gone out below a prefix before it is judged. */
  @WithDefault("30")
  long leastSent();

  /** Fewer verified than this share, in percent of what was sent, puts the prefix in quarantine. */
  @WithDefault("10")
  int leastVerifiedPercent();

  /** How long nothing is sent to a prefix in quarantine. */
  @WithDefault("6h")
  Duration quarantine();
}
