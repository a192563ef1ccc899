package io.kennung.identity.lifecycle;

import io.kennung.protocol.IdentityState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The state of identities, as revocation-service decides it. */
@Singleton
class Lifecycle {

  private final States states;

  @Inject
  Lifecycle(States states) {
    this.states = states;
  }

  /**
   * Takes over a state. A revoked identity stays revoked whatever is told afterwards, and a
   * revocation counts even when it comes out of order; for the rest, what is older than what is
   * known already changes nothing.
   *
   * @return false when there is no such identity
   */
  boolean follow(String identity, IdentityState state, long revision, Instant since) {
    return states.put(identity, state, revision, since);
  }
}
