package io.kennung.verification.delivery;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.VerificationProgressed;
import io.kennung.verification.counting.Combination;
import io.kennung.verification.counting.Tally;
import io.kennung.verification.delivery.Delivery.Outcome;
import io.kennung.verification.delivery.Delivery.Way;
import io.kennung.verification.mail.Bounces;
import io.kennung.verification.pending.Verification;
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

/**
 * What became of deliveries: kept, told to those who help people, and taken into account for what
 * may be sent next. What did not happen costs nobody anything.
 */
@Singleton
public class Fates implements DeliveryReports, Bounces {

  private final Deliveries deliveries;
  private final EarlyReports early;
  private final Refunds refunds;
  private final Outbox outbox;
  private final Tally tally;
  private final DeliveryConfig config;
  private final Clock clock;

  @Inject
  Fates(
      Deliveries deliveries,
      EarlyReports early,
      Refunds refunds,
      Outbox outbox,
      Tally tally,
      DeliveryConfig config,
      Clock clock) {
    this.deliveries = deliveries;
    this.early = early;
    this.refunds = refunds;
    this.outbox = outbox;
    this.tally = tally;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  void sent(Delivery carried, String provider, Optional<String> reference) {
    Delivery delivery = carried.by(provider);
    reference.ifPresent(name -> early.hold(provider, name));
    deliveries.markSent(delivery.id(), provider, reference, clock.instant());
    tell(delivery, Outcome.SENT, "none");
    reference.flatMap(name -> early.take(provider, name)).ifPresent(fate -> settle(delivery, fate));
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
      refunds.notSent(delivery);
      tell(delivery, outcome, reason);
    }
  }

  /** What waits for a verification that is about to be ended is not sent any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void withdraw(Verification ended, String reason) {
    deliveries
        .dropWaiting(ended.id(), reason, clock.instant())
        .forEach(delivery -> {
          refunds.notSent(delivery);
          tell(delivery, Outcome.DROPPED, reason);
        });
  }

  /** Whoever had taken it died twice: nobody knows whether it was sent. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lost(Delivery delivery) {
    tell(delivery, Outcome.DROPPED, "lost");
  }

  @Override
  @Transactional
  public void report(String provider, String providerReference, Fate fate) {
    early.hold(provider, providerReference);
    deliveries
        .find(provider, providerReference)
        .ifPresentOrElse(
            delivery -> settle(delivery, fate),
            () -> early.keep(provider, providerReference, fate, clock.instant()));
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
    if (deliveries.settle(delivery.id(), Outcome.REFUSED, reason, clock.instant())) {
      refunds.notArrived(delivery);
      tell(delivery, Outcome.REFUSED, reason);
    }
  }

  private void tell(Delivery delivery, Outcome outcome, String reason) {
    tally.count(
        new Combination(
            delivery.provider(),
            Deliveries.text(delivery.way()),
            delivery.country(),
            Deliveries.text(outcome)));
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
