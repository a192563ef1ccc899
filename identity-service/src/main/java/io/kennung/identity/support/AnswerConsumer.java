package io.kennung.identity.support;

import io.kennung.chassis.inbox.Subscriptions;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.identity.history.Happening;
import io.kennung.identity.history.History;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.LimitsLiftAsked;
import io.kennung.protocol.events.SupportAnswered;
import io.kennung.protocol.events.Topics;
import io.kennung.protocol.events.VerificationResetAsked;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Listens to {@code directory.support}: what came of what staff have asked for. */
@Singleton
class AnswerConsumer {

  private final Statuses statuses;
  private final History history;

  @Inject
  AnswerConsumer(Statuses statuses, History history) {
    this.statuses = statuses;
    this.history = history;
  }

  void listen(@Observes StartupEvent event, Subscriptions subscriptions) {
    subscriptions.open(Topics.SUPPORT, this::on);
  }

  void on(DirectoryEvent event) {
    switch (event) {
      case SupportAnswered it -> keep(it);
      case VerificationResetAsked _, LimitsLiftAsked _ -> {
        // Its own.
      }
      default -> throw new Unreadable("not an event of " + Topics.SUPPORT);
    }
  }

  private void keep(SupportAnswered it) {
    if (statuses.of(it.identity()).isEmpty()) {
      throw new Unreadable("about an identity that was never registered");
    }
    if (history.isAnswered(it.identity(), it.request())) {
      // Whoever answers comes from a backup, and has been asked once more.
      return;
    }
    Happening answered =
        Happening.of(it.identity(), it.at(), "answered").detail(it.outcome()).request(it.request());
    history.add(
        history
            .asked(it.identity(), it.request())
            .map(Happening::kind)
            .map(answered::kind)
            .orElse(answered));
  }
}
