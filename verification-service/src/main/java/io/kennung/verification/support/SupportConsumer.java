package io.kennung.verification.support;

import io.kennung.chassis.inbox.Subscriptions;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.LimitsLiftAsked;
import io.kennung.protocol.events.LinkKind;
import io.kennung.protocol.events.SupportAnswered;
import io.kennung.protocol.events.Topics;
import io.kennung.protocol.events.VerificationResetAsked;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** Listens to {@code directory.support}, and answers there in the same transaction. */
@Singleton
class SupportConsumer {

  /** What was asked for longer ago is no longer wanted: its answer has long been missed. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Resetting resetting;
  private final Lifting lifting;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  SupportConsumer(Resetting resetting, Lifting lifting, Outbox outbox, Clock clock) {
    this.resetting = resetting;
    this.lifting = lifting;
    this.outbox = outbox;
    this.clock = clock;
  }

  void listen(@Observes StartupEvent event, Subscriptions subscriptions) {
    subscriptions.open(Topics.SUPPORT, this::on);
  }

  void on(DirectoryEvent event) {
    switch (event) {
      case VerificationResetAsked it -> {
        LinkKind kind = kind(it.kind());
        answer(
            it.identity(),
            it.request(),
            it.at(),
            () -> resetting.reset(it.identity(), kind, it.at()));
      }
      case LimitsLiftAsked it -> {
        switch (it.limits()) {
          case "linking" ->
              answer(
                  it.identity(), it.request(), it.at(), () -> lifting.liftLinking(it.identity()));
          case "matching" ->
              answer(
                  it.identity(), it.request(), it.at(), () -> lifting.liftMatching(it.identity()));
          default -> {
            // Somebody else keeps these limits, and answers.
          }
        }
      }
      case SupportAnswered _ -> {
        // Whoever has asked is listening.
      }
      default -> throw new Unreadable("not an event of " + Topics.SUPPORT);
    }
  }

  private void answer(String identity, String request, Instant askedAt, Supplier<Outcome> work) {
    requireId(request);
    Instant now = clock.instant();
    Outcome outcome = askedAt.isBefore(now.minus(PATIENCE)) ? Outcome.NOTHING : work.get();
    outbox.put(new SupportAnswered(identity, request, outcome.text(), now));
  }

  private static LinkKind kind(String text) {
    try {
      return LinkKind.of(text);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("about no kind of address");
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
