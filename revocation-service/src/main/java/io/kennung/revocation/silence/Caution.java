package io.kennung.revocation.silence;

import io.kennung.chassis.feeds.Progress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** When nobody may be marked, since it is not known well enough who has been silent. */
@Singleton
class Caution {

  /** Why nobody is marked now. */
  enum Hold {
    /** The end of the signs of life has not been reached yet, so nobody knows who has given one. */
    NOTHING_READ("nothing-read"),

    /** Signs of life were gone before they were read; whoever gave them is not silent yet. */
    LOST("lost"),

    /** The clock of this replica has jumped of late, or has not been watched for long enough. */
    UNSTEADY("unsteady"),

    /** By the clock of the database, the moment up to which all has been read is yet to come. */
    AHEAD("ahead"),

    /** More are silent than one day may mark. */
    BRAKED("braked");

    private final String reason;

    Hold(String reason) {
      this.reason = reason;
    }

    /** As a tag of a metric. */
    String reason() {
      return reason;
    }
  }

  private final Steadiness steadiness;
  private final Sweeps sweeps;
  private final SilenceConfig config;

  @Inject
  Caution(Steadiness steadiness, Sweeps sweeps, SilenceConfig config) {
    this.steadiness = steadiness;
    this.sweeps = sweeps;
    this.config = config;
  }

  /** What is against marking, as far as these signs of life have been read. */
  Optional<Hold> against(Progress read) {
    // Asked first and always, so that the clock is watched while other things hold.
    boolean steady = steadiness.holds();
    if (read.readTo().isEmpty()) {
      return Optional.of(Hold.NOTHING_READ);
    }
    Instant readTo = read.readTo().get();
    if (read.lostAt().filter(lost -> !isForgiven(lost, today(readTo))).isPresent()) {
      return Optional.of(Hold.LOST);
    }
    if (!steady) {
      return Optional.of(Hold.UNSTEADY);
    }
    // Another replica may have read, by a clock that goes wrong: the database is the witness.
    if (steadiness.matters() && readTo.isAfter(sweeps.now().plus(Steadiness.TOLERANCE))) {
      return Optional.of(Hold.AHEAD);
    }
    return Optional.empty();
  }

  /**
   * The day, in UTC, up to whose beginning every sign of life has come: what has not been read yet
   * may hold some, and so may what is still on its way to where it is read.
   */
  LocalDate today(Instant readTo) {
    return day(readTo.minus(config.grace()));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /** Whoever gave their last sign of life at that moment is silent today. */
  private static boolean isForgiven(Instant lost, LocalDate today) {
    return day(lost).isBefore(Silence.seenSince(today));
  }
}
