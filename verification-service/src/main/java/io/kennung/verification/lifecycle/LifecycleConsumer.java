package io.kennung.verification.lifecycle;

import io.kennung.chassis.inbox.Subscriptions;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.IdentityFellSilent;
import io.kennung.protocol.events.IdentityRevoked;
import io.kennung.protocol.events.IdentityWoke;
import io.kennung.protocol.events.RevocationPasswordSet;
import io.kennung.protocol.events.Topics;
import io.kennung.verification.identities.Identities;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Listens to {@code directory.lifecycle}. */
@Singleton
class LifecycleConsumer {

  private final Identities identities;
  private final Ending ending;

  @Inject
  LifecycleConsumer(Identities identities, Ending ending) {
    this.identities = identities;
    this.ending = ending;
  }

  void listen(@Observes StartupEvent event, Subscriptions subscriptions) {
    subscriptions.open(Topics.LIFECYCLE, this::on);
  }

  void on(DirectoryEvent event) {
    if (!IdentityId.isWellFormed(event.key())) {
      throw new Unreadable("about something that is no identity");
    }
    switch (event) {
      case IdentityRevoked it -> ending.revoke(it.identity(), it.revision());
      case IdentityFellSilent it ->
          identities.changeState(it.identity(), IdentityState.INACTIVE, it.revision());
      case IdentityWoke it ->
          identities.changeState(it.identity(), IdentityState.ACTIVE, it.revision());
      case RevocationPasswordSet _ -> {
        // Says nothing about addresses.
      }
      default -> throw new Unreadable("not an event of " + Topics.LIFECYCLE);
    }
  }
}
