package io.kennung.chassis.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The way of events from the database to Kafka. */
@ConfigMapping(prefix = "directory.outbox")
public interface OutboxConfig {

  /**
   * Events relayed in one go, at most. A backlog goes out the faster the more they are; they are
   * held in memory.
   */
  @WithDefault("5000")
  int batch();

  /**
   * How long the relay rests when it was told of nothing new; what another replica has written
   * waits at most so long.
   */
  @WithDefault("200ms")
  Duration idle();

  /**
   * How long the relay gathers after it was told of something new: under load it sends many at once
   * instead of few often.
   */
  @WithDefault("25ms")
  Duration gather();

  /** How long what has been sent is kept, for whoever must find out what happened. */
  @WithDefault("1d")
  Duration retention();

  /**
   * With events older than this still unsent the service is not ready: it would go on promising
   * what nobody hears of.
   */
  @WithDefault("5m")
  Duration maxLag();
}
