package io.kennung.revocation.lives;

import io.kennung.chassis.inbox.Subscriptions;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.FeatureMaskChanged;
import io.kennung.protocol.events.IdentityRegistered;
import io.kennung.protocol.events.Topics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Listens to {@code directory.identity}. */
@Singleton
class IdentityConsumer {

  private final Living living;

  @Inject
  IdentityConsumer(Living living) {
    this.living = living;
  }

  void listen(@Observes StartupEvent event, Subscriptions subscriptions) {
    subscriptions.open(Topics.IDENTITY, this::on);
  }

  void on(DirectoryEvent event) {
    switch (event) {
      case IdentityRegistered it ->
          living.register(it.identity(), key(it), LocalDate.ofInstant(it.at(), ZoneOffset.UTC));
      case FeatureMaskChanged _ -> {
        // What an app understands says nothing about its life.
      }
      default -> throw new Unreadable("not an event of " + Topics.IDENTITY);
    }
  }

  private static PublicKey key(IdentityRegistered event) {
    try {
      return PublicKey.ofBase64(event.publicKey());
    } catch (IllegalArgumentException e) {
      throw new Unreadable("with a key that is none");
    }
  }
}
