package io.kennung.identity.lifecycle;

import io.kennung.identity.history.Happening;
import io.kennung.identity.history.History;
import io.kennung.identity.lifecycle.States.Told;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.events.IdentityFellSilent;
import io.kennung.protocol.events.IdentityRevoked;
import io.kennung.protocol.events.IdentityWoke;
import io.kennung.protocol.events.RevocationPasswordSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The state of identities, as revocation-service decides it. A revoked identity stays revoked
 * whatever is told afterwards, and a revocation counts even when it comes out of order; for the
 * rest, what is older than what is known already changes nothing, but has happened all the same.
 *
 * <p>Each says false when there is no such identity.
 */
@Singleton
class Lifecycle {

  private final States states;
  private final Endings endings;
  private final History history;

  @Inject
  Lifecycle(States states, Endings endings, History history) {
    this.states = states;
    this.endings = endings;
    this.history = history;
  }

  boolean revoked(IdentityRevoked it) {
    Told told = states.put(it.identity(), IdentityState.INVALID, it.revision(), it.at());
    if (told == Told.NEWS) {
      endings.ended(it.identity(), it.how());
      history.add(Happening.of(it.identity(), it.at(), "revoked").detail(it.how()));
    }
    return told != Told.STRANGER;
  }

  boolean fellSilent(IdentityFellSilent it) {
    Told told = states.put(it.identity(), IdentityState.INACTIVE, it.revision(), it.at());
    return keep(told, Happening.of(it.identity(), it.at(), "inactive"));
  }

  boolean woke(IdentityWoke it) {
    Told told = states.put(it.identity(), IdentityState.ACTIVE, it.revision(), it.at());
    return keep(told, Happening.of(it.identity(), it.at(), "active"));
  }

  boolean passwordSet(RevocationPasswordSet it) {
    history.add(Happening.of(it.identity(), it.at(), "revocation-password"));
    return endings.passwordSet(it.identity(), it.at());
  }

  private boolean keep(Told told, Happening happening) {
    if (told == Told.NEWS || told == Told.PAST) {
      history.add(happening);
    }
    return told != Told.STRANGER;
  }
}
