package io.kennung.verification.phone;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.VerificationProgressed;
import io.kennung.verification.counting.Combination;
import io.kennung.verification.counting.Tally;
import io.kennung.verification.guard.Budgets;
import io.kennung.verification.linking.Linking;
import io.kennung.verification.numbers.NumberPlan;
import io.kennung.verification.numbers.PhoneNumber;
import io.kennung.verification.pending.AddressSeal;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** How the verification of a number ends by codes. */
@Singleton
class NumberProof {

  private final Linking linking;
  private final Verifications verifications;
  private final Budgets budgets;
  private final AddressSeal seal;
  private final NumberPlan plan;
  private final Outbox outbox;
  private final Tally tally;
  private final Clock clock;

  @Inject
  NumberProof(
      Linking linking,
      Verifications verifications,
      Budgets budgets,
      AddressSeal seal,
      NumberPlan plan,
      Outbox outbox,
      Tally tally,
      Clock clock) {
    this.linking = linking;
    this.verifications = verifications;
    this.budgets = budgets;
    this.seal = seal;
    this.plan = plan;
    this.outbox = outbox;
    this.tally = tally;
    this.clock = clock;
  }

  /** The right code: whether it was in time. */
  @Transactional
  boolean accept(Verification verification) {
    PhoneNumber number = plan.read(seal.open(verification));
    boolean linked = linking.confirm(verification, number.hash());
    if (linked) {
      budgets.verified(number);
      tally.count(
          new Combination(Combination.NONE, way(verification), number.callingCode(), "verified"));
    }
    return linked;
  }

  /** The code is the same by every way: whoever has asked for a call has most likely heard it. */
  private static String way(Verification verification) {
    return verification.progress().calls() > 0 ? "call" : "sms";
  }

  /** The last wrong code. */
  @Transactional
  void giveUp(Verification verification) {
    if (verifications.end(verification)) {
      outbox.put(
          new VerificationProgressed(
              verification.identity(),
              verification.kind().text(),
              "none",
              "refused",
              "tries",
              clock.instant()));
    }
  }
}
