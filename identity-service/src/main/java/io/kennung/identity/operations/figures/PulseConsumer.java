package io.kennung.identity.operations.figures;

import io.kennung.chassis.inbox.Subscriptions;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.protocol.events.DeliveriesCounted;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.ServicePulse;
import io.kennung.protocol.events.Topics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Listens to {@code directory.pulse}. */
@Singleton
class PulseConsumer {

  private final Telling telling;

  @Inject
  PulseConsumer(Telling telling) {
    this.telling = telling;
  }

  void listen(@Observes StartupEvent event, Subscriptions subscriptions) {
    subscriptions.open(Topics.PULSE, this::on);
  }

  void on(DirectoryEvent event) {
    switch (event) {
      case ServicePulse it -> telling.note(it);
      case DeliveriesCounted it -> telling.note(it);
      default -> throw new Unreadable("not an event of " + Topics.PULSE);
    }
  }
}
