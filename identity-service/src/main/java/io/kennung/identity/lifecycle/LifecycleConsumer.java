package io.kennung.identity.lifecycle;

import io.kennung.chassis.inbox.Subscriptions;
import io.kennung.chassis.inbox.Unreadable;
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
        registered(lifecycle.revoked(it));
        delay.measure(it.at());
      }
      case IdentityFellSilent it -> registered(lifecycle.fellSilent(it));
      case IdentityWoke it -> registered(lifecycle.woke(it));
      case RevocationPasswordSet it -> registered(lifecycle.passwordSet(it));
      default -> throw new Unreadable("not an event of " + Topics.LIFECYCLE);
    }
  }

  private static void registered(boolean so) {
    if (!so) {
      throw new Unreadable("about an identity that was never registered");
    }
  }
}
