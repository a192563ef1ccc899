package io.kennung.identity.links;

import io.kennung.chassis.inbox.Subscriptions;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.protocol.events.AddressLinked;
import io.kennung.protocol.events.AddressUnlinked;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.LinkKind;
import io.kennung.protocol.events.Topics;
import io.kennung.protocol.events.VerificationProgressed;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Listens to {@code directory.link}. */
@Singleton
class LinkConsumer {

  private final Links links;

  @Inject
  LinkConsumer(Links links) {
    this.links = links;
  }

  void listen(@Observes StartupEvent event, Subscriptions subscriptions) {
    subscriptions.open(Topics.LINK, this::on);
  }

  void on(DirectoryEvent event) {
    switch (event) {
      case AddressLinked it -> registered(links.follow(it, known(it.kind())));
      case AddressUnlinked it -> registered(links.follow(it, known(it.kind())));
      case VerificationProgressed it -> registered(links.note(it, known(it.kind())));
      default -> throw new Unreadable("not an event of " + Topics.LINK);
    }
  }

  private static void registered(boolean so) {
    if (!so) {
      throw new Unreadable("about an identity that was never registered");
    }
  }

  private static LinkKind known(String kind) {
    try {
      return LinkKind.of(kind);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("a kind of address that does not exist");
    }
  }
}
