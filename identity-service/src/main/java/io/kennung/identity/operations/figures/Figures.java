package io.kennung.identity.operations.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** What is known of the directory as a whole. */
@Singleton
public class Figures {

  private final Counts counts;
  private final Census census;
  private final Pulses pulses;
  private final Fates fates;

  @Inject
  Figures(Counts counts, Census census, Pulses pulses, Fates fates) {
    this.counts = counts;
    this.census = census;
    this.pulses = pulses;
    this.fates = fates;
  }

  /** How often each happened, hour by hour from this one on; hours without are left out. */
  public Map<Series, NavigableMap<Instant, Long>> counts(Instant from) {
    return counts.since(from);
  }

  /** How many identities there were, at the end of every hour from this one on. */
  public NavigableMap<Instant, Population> population(Instant from) {
    return census.since(from);
  }

  /** By service, the longest lag of its outbox in every hour from this one on, in milliseconds. */
  public Map<String, NavigableMap<Instant, Long>> lags(Instant from) {
    return pulses.lags(from);
  }

  /** The last that was heard of every service. */
  public List<Heartbeat> heartbeats() {
    return pulses.last();
  }

  /** What became of mails, messages and calls from this hour on, those with the most first. */
  public List<Fate> fates(Instant from) {
    return fates.since(from);
  }
}
