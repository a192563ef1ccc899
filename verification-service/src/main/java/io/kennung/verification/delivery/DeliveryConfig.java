package io.kennung.verification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How mails, messages and calls are sent. */
@ConfigMapping(prefix = "directory.delivery")
public interface DeliveryConfig {

  /** A call that could not be placed within this time is dropped, not made later. */
  @WithDefault("2m")
  Duration callPatience();

  /** The waits before a message that no provider has taken is offered to them again. */
  @WithDefault("5s,20s")
  List<Duration> messageRetries();

  /** The waits before a mail that the server puts off (greylisting) is offered to it again. */
  @WithDefault("1m,5m,15m,30m,1h,2h,4h")
  List<Duration> mailRetries();

  /** How many a replica sends at the same time. */
  @WithDefault("32")
  int parallel();

  /**
   * How long a replica may be busy with one. When it says nothing for so long it counts as dead,
   * and another one sends it again, once. Longer than all providers' time-outs together.
   */
  @WithDefault("90s")
  Duration hold();

  /** How often a replica looks for what another one has left. */
  @WithDefault("1s")
  Duration idle();

  /** How long is kept what became of a delivery. */
  @WithDefault("30d")
  Duration retention();
}
