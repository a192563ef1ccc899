package io.kennung.verification.delivery;

import io.kennung.verification.delivery.Delivery.Way;
import io.kennung.verification.guard.Budgets;
import io.kennung.verification.pending.Progress;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Takes into account for what may be sent next that something did not happen, or not arrive. */
@Singleton
class Refunds {

  private final Verifications verifications;
  private final Budgets budgets;
  private final Clock clock;

  @Inject
  Refunds(Verifications verifications, Budgets budgets, Clock clock) {
    this.verifications = verifications;
    this.budgets = budgets;
    this.clock = clock;
  }

  /** What did not happen costs nobody anything. */
  @Transactional(Transactional.TxType.MANDATORY)
  void notSent(Delivery delivery) {
    Instant now = clock.instant();
    switch (delivery.way()) {
      case MAIL -> {
        // Its limits are about writing to people, not about money.
      }
      case SMS -> correct(delivery, progress -> progress.notSent(now));
      case CALL -> correct(delivery, progress -> progress.notCalled(now));
    }
  }

  /** It was sent, and paid for. */
  @Transactional(Transactional.TxType.MANDATORY)
  void notArrived(Delivery delivery) {
    if (delivery.way() == Way.SMS) {
      Instant now = clock.instant();
      verifications.correct(delivery.verification(), progress -> progress.notArrived(now));
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
}
