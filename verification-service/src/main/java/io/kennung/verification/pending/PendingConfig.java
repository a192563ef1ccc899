package io.kennung.verification.pending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How long a verification may take and what it allows. */
@ConfigMapping(prefix = "directory.linking")
public interface PendingConfig {

  /** How long a code is good. A message after that carries a new one. */
  @WithDefault("10m")
  Duration codeLifetime();

  /**
   * How long the verification of a number stays open. Longer than a code, since clients offer the
   * call only ten minutes after they have begun.
   */
  @WithDefault("1h")
  Duration phoneLifetime();

  /** How long the link of a mail is good. */
  @WithDefault("24h")
  Duration emailLifetime();

  /** The waits between wrong codes; after one more than these the verification has ended. */
  @WithDefault("0s,0s,60s,120s")
  List<Duration> tryWaits();

  /** The waits between the messages of one verification; one more message than these. */
  @WithDefault("1m,2m,5m,10m")
  List<Duration> messageWaits();

  /** The wait between the first message and the first call. */
  @WithDefault("60s")
  Duration callAfter();

  /** The waits between the calls of one verification; one more call than these. */
  @WithDefault("1m,5m")
  List<Duration> callWaits();
}
