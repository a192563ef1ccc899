package io.kennung.revocation.support;

import io.kennung.chassis.inbox.Subscriptions;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.LimitsLiftAsked;
import io.kennung.protocol.events.SupportAnswered;
import io.kennung.protocol.events.Topics;
import io.kennung.protocol.events.VerificationResetAsked;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Listens to {@code directory.support}. */
@Singleton
class SupportConsumer {

  private static final String OURS = "revocation";

  private final Lifting lifting;

  @Inject
  SupportConsumer(Lifting lifting) {
    this.lifting = lifting;
  }

  void listen(@Observes StartupEvent event, Subscriptions subscriptions) {
    subscriptions.open(Topics.SUPPORT, this::on);
  }

  void on(DirectoryEvent event) {
    switch (event) {
      case LimitsLiftAsked it when it.limits().equals(OURS) -> {
        requireId(it.request());
        lifting.lift(it.identity(), it.request(), it.at());
      }
      case LimitsLiftAsked _, VerificationResetAsked _, SupportAnswered _ -> {
        // For others.
      }
      default -> throw new Unreadable("not an event of " + Topics.SUPPORT);
    }
  }

  private static void requireId(String request) {
    try {
      var _ = UUID.fromString(request);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("a request without an id");
    }
  }
}
