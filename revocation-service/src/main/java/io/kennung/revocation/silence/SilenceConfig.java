package io.kennung.revocation.silence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** How those who have not been heard of for three months become inactive. */
@ConfigMapping(prefix = "directory.silence")
interface SilenceConfig {

  /** How often is looked for the silent; {@code off} never. */
  @WithDefault("1m")
  String every();

  /** Marked in one transaction, at most. */
  @WithDefault("5000")
  int batch();

  /** Marked within a second, at most; 0 as fast as it goes. */
  @WithDefault("250")
  int perSecond();

  /**
   * How long the clock of a replica must have run evenly before the replica marks anybody; 0 trusts
   * every clock.
   */
  @WithDefault("1h")
  Duration steady();

  /** How long a sign of life may be on its way: a day is swept so long after it has begun. */
  @WithDefault("6h")
  Duration grace();

  /** What one day may do at most. */
  BrakeConfig brake();

  /** Stops a sweep that would mark too many. */
  interface BrakeConfig {

    /** Of the active identities, in percent; when more are silent, nobody is marked that day. */
    @WithDefault("5")
    int percent();

    /** So many may always be marked within a day. */
    @WithDefault("100")
    long least();

    /** The days, in UTC, whose sweeps may mark any number. */
    Optional<Set<LocalDate>> release();
  }
}
