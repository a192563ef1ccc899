package io.kennung.verification.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.VerificationProgressed;
import io.kennung.verification.delivery.Delivery.Outcome;
import io.kennung.verification.delivery.Delivery.Way;
import io.kennung.verification.guard.Budgets;
import io.kennung.verification.mail.Bounces;
import io.kennung.verification.pending.Progress;
import io.kennung.verification.pending.Verifications;
import io.kennung.verification.senders.DeliveryReports;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What became of deliveries: kept, told to those who help people, and taken into account for what
 * may be sent next. What did not happen costs nobody anything.
 */
@Singleton
class Fates implements DeliveryReports, Bounces {

  /** A provider may report before its answer has been written down. */
  private record Early(String provider, String reference) {}

  private final Cache<Early, Fate> early =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(5)).build();

  private final Deliveries deliveries;
  private final Verifications verifications;
  private final Budgets budgets;
  private final Outbox outbox;
  private final DeliveryConfig config;
  private final Clock clock;

  @Inject
  Fates(
      Deliveries deliveries,
      Verifications verifications,
      Budgets budgets,
      Outbox outbox,
      DeliveryConfig config,
      Clock clock) {
    this.deliveries = deliveries;
    this.verifications = verifications;
    this.budgets = budgets;
    this.outbox = outbox;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  void sent(Delivery delivery, String provider, Optional<String> reference) {
    deliveries.markSent(delivery.id(), provider, reference, clock.instant());
    tell(delivery, Outcome.SENT, "none");
    reference
        .map(name -> early.asMap().remove(new Early(provider, name)))
        .ifPresent(fate -> settle(delivery, fate));
  }

  /** It was certainly not sent: tried again later while that makes sense. */
  @Transactional
  void postpone(Delivery delivery, String reason) {
    Instant now = clock.instant();
    List<Duration> waits =
        delivery.way() == Way.MAIL ? config.mailRetries() : config.messageRetries();
    if (delivery.rounds() < waits.size()) {
      Instant due = now.plus(waits.get(delivery.rounds()));
      if (due.isBefore(delivery.notAfter())) {
        deliveries.putBack(delivery.id(), due, now);
        return;
      }
    }
    end(delivery, Outcome.REFUSED, reason);
  }

  /** It will not be sent, or was not taken. */
  @Transactional
  void end(Delivery delivery, Outcome outcome, String reason) {
    if (deliveries.settle(delivery.id(), outcome, reason, clock.instant())) {
      undo(delivery);
      tell(delivery, outcome, reason);
    }
  }

  /** Whoever had taken it died twice: nobody knows whether it was sent. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lost(Delivery delivery) {
    tell(delivery, Outcome.DROPPED, "lost");
  }

  @Override
  @Transactional
  public void report(String provider, String providerReference, Fate fate) {
    deliveries
        .find(provider, providerReference)
        .ifPresentOrElse(
            delivery -> settle(delivery, fate),
            () -> early.put(new Early(provider, providerReference), fate));
  }

  @Override
  @Transactional
  public void bounced(String reference, boolean permanent) {
    if (permanent) {
      uuid(reference).flatMap(deliveries::find).ifPresent(it -> failed(it, "bounced"));
    }
  }

  private void settle(Delivery delivery, Fate fate) {
    switch (fate) {
      case DELIVERED -> arrived(delivery);
      case FAILED -> failed(delivery, "undelivered");
    }
  }

  private void arrived(Delivery delivery) {
    if (deliveries.settle(delivery.id(), Outcome.DELIVERED, "none", clock.instant())) {
      tell(delivery, Outcome.DELIVERED, "none");
    }
  }

  /** It was sent, and paid for, but has not arrived. */
  private void failed(Delivery delivery, String reason) {
    Instant now = clock.instant();
    if (deliveries.settle(delivery.id(), Outcome.REFUSED, reason, now)) {
      if (delivery.way() == Way.SMS) {
        verifications.correct(delivery.verification(), progress -> progress.notArrived(now));
      }
      tell(delivery, Outcome.REFUSED, reason);
    }
  }

  private void undo(Delivery delivery) {
    Instant now = clock.instant();
    switch (delivery.way()) {
      case MAIL -> {
        // Its limits are about writing to people, not about money.
      }
      case SMS -> correct(delivery, progress -> progress.notSent(now));
      case CALL -> correct(delivery, progress -> progress.notCalled(now));
    }
  }

  private void correct(Delivery delivery, UnaryOperator<Progress> correction) {
    verifications
        .find(delivery.verification())
        .ifPresent(verification -> {
          verifications.correct(delivery.verification(), correction);
          budgets.giveBack(verification);
        });
  }

  private void tell(Delivery delivery, Outcome outcome, String reason) {
    outbox.put(
        new VerificationProgressed(
            delivery.identity(),
            delivery.kind().text(),
            Deliveries.text(delivery.way()),
            Deliveries.text(outcome),
            reason,
            clock.instant()));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
