package io.kennung.verification.identities;

import io.kennung.chassis.inbox.Subscriptions;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.FeatureMaskChanged;
import io.kennung.protocol.events.IdentityRegistered;
import io.kennung.protocol.events.Topics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Listens to {@code directory.identity}. */
@Singleton
class IdentityConsumer {

  private final Identities identities;

  @Inject
  IdentityConsumer(Identities identities) {
    this.identities = identities;
  }

  void listen(@Observes StartupEvent event, Subscriptions subscriptions) {
    subscriptions.open(Topics.IDENTITY, this::on);
  }

  void on(DirectoryEvent event) {
    switch (event) {
      case IdentityRegistered it -> register(it);
      case FeatureMaskChanged _ -> {
        // What an app understands says nothing about addresses.
      }
      default -> throw new Unreadable("not an event of " + Topics.IDENTITY);
    }
  }

  private void register(IdentityRegistered event) {
    if (!IdentityId.isWellFormed(event.identity())) {
      throw new Unreadable("about something that is no identity");
    }
    PublicKey key;
    try {
      key = PublicKey.ofBase64(event.publicKey());
    } catch (IllegalArgumentException e) {
      throw new Unreadable("with a key that is none");
    }
    identities.register(event.identity(), key);
  }
}
