package io.kennung.revocation.silence;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** A configuration of a test's own. */
record Settings(
    int batch,
    int perSecond,
    Duration steady,
    int percent,
    long least,
    Optional<Set<LocalDate>> release)
    implements SilenceConfig, SilenceConfig.BrakeConfig {

  /** No brake, no pace, any clock. */
  static Settings batches(int size) {
    return new Settings(size, 0, Duration.ZERO, 100, 1_000_000, Optional.empty());
  }

  /** As fast as it goes and by any clock, but with a brake. */
  static Settings brake(int percent, long least) {
    return new Settings(10, 0, Duration.ZERO, percent, least, Optional.empty());
  }

  Settings released(LocalDate... days) {
    return new Settings(batch, perSecond, steady, percent, least, Optional.of(Set.of(days)));
  }

  Settings pace(int events) {
    return new Settings(batch, events, steady, percent, least, release);
  }

  @Override
  public String every() {
    return "off";
  }

  @Override
  public Duration grace() {
    return Duration.ofHours(6);
  }

  @Override
  public BrakeConfig brake() {
    return this;
  }
}
