package io.kennung.identity.console.search;

import java.time.Instant;
import java.util.List;

/**
 * What a search by an address has found.
 *
 * @param outcome what came of it
 * @param identities none where it has not gone well
 */
record Finding(Outcome outcome, List<Found> identities) {

  /** What came of a search. */
  enum Outcome {
    /** It was answered. */
    ANSWERED,
    /** It is no address. */
    UNFIT,
    /** The person has searched too often. */
    TOO_OFTEN,
    /** Nobody has answered. */
    AWAY
  }

  /**
   * One that the address is linked to.
   *
   * @param identity its id
   * @param kind {@code email} or {@code phone}
   * @param since when
   */
  record Found(String identity, String kind, Instant since) {}

  static Finding none(Outcome outcome) {
    return new Finding(outcome, List.of());
  }
}
