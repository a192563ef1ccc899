package io.kennung.verification.search;

import io.kennung.verification.links.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose an address is.
 *
 * @param identities one, or none when nobody who lives has the address
 */
record SearchAnswer(List<FoundIdentity> identities) {

  /**
   * Who has it.
   *
   * @param kind {@code email} or {@code phone}
   * @param since when it was linked, UTC, to the microsecond
   */
  record FoundIdentity(String identity, String kind, Instant since) {

    static FoundIdentity of(Owner owner) {
      return new FoundIdentity(owner.identity(), owner.kind().text(), owner.since());
    }
  }

  static SearchAnswer of(Optional<Owner> owner) {
    return new SearchAnswer(owner.map(FoundIdentity::of).stream().toList());
  }
}
