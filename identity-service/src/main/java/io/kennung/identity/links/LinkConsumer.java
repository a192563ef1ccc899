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
import java.time.Instant;

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
      case AddressLinked it -> follow(it.identity(), it.kind(), true, it.revision(), it.at());
      case AddressUnlinked it -> follow(it.identity(), it.kind(), false, it.revision(), it.at());
      case VerificationProgressed it -> note(it);
      default -> throw new Unreadable("not an event of " + Topics.LINK);
    }
  }

  private void follow(String identity, String kind, boolean linked, long revision, Instant at) {
    if (!links.follow(identity, known(kind), linked, revision, at)) {
      throw new Unreadable("about an identity that was never registered");
    }
  }

  private void note(VerificationProgressed progress) {
    if (!links.note(progress, known(progress.kind()))) {
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
