package io.kennung.identity.lifecycle;

import io.kennung.chassis.inbox.Subscriptions;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.IdentityFellSilent;
import io.kennung.protocol.events.IdentityRevoked;
import io.kennung.protocol.events.IdentityWoke;
import io.kennung.protocol.events.RevocationPasswordSet;
import io.kennung.protocol.events.Topics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Listens to {@code directory.lifecycle}. */
@Singleton
class LifecycleConsumer {

  private final Lifecycle lifecycle;
  private final RevocationDelay delay;

  @Inject
  LifecycleConsumer(Lifecycle lifecycle, RevocationDelay delay) {
    this.lifecycle = lifecycle;
    this.delay = delay;
  }

  void listen(@Observes StartupEvent event, Subscriptions subscriptions) {
    subscriptions.open(Topics.LIFECYCLE, this::on);
  }

  void on(DirectoryEvent event) {
    switch (event) {
      case IdentityRevoked it -> {
        follow(it.identity(), IdentityState.INVALID, it.revision(), it.at());
        delay.measure(it.at());
      }
      case IdentityFellSilent it ->
          follow(it.identity(), IdentityState.INACTIVE, it.revision(), it.at());
      case IdentityWoke it -> follow(it.identity(), IdentityState.ACTIVE, it.revision(), it.at());
      case RevocationPasswordSet _ -> {
        // Says nothing about the state.
      }
      default -> throw new Unreadable("not an event of " + Topics.LIFECYCLE);
    }
  }

  private void follow(String identity, IdentityState state, long revision, Instant at) {
    if (!lifecycle.follow(identity, state, revision, at)) {
      throw new Unreadable("about an identity that was never registered");
    }
  }
}
