package io.kennung.verification.guard;

import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.SharedLimits;
import io.kennung.verification.failures.LinkFailure;
import io.kennung.verification.numbers.NumberPlan;
import io.kennung.verification.numbers.PhoneNumber;
import io.kennung.verification.pending.AddressSeal;
import io.kennung.verification.pending.Verification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** How much may be spent on which country, and on which numbers no longer. */
@Singleton
public class Budgets {

  private final GuardConfig config;
  private final SharedLimits limits;
  private final Conversions conversions;
  private final AddressSeal seal;
  private final NumberPlan plan;

  @Inject
  Budgets(
      GuardConfig config,
      SharedLimits limits,
      Conversions conversions,
      AddressSeal seal,
      NumberPlan plan) {
    this.config = config;
    this.limits = limits;
    this.conversions = conversions;
    this.seal = seal;
    this.plan = plan;
  }

  /**
   * One more message or call to this number, in the transaction that brings it on its way.
   *
   * @throws Refused when the country is blocked, its budget is used up, or the prefix is in
   *     quarantine
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void charge(PhoneNumber number) {
    Limit budget = budget(number);
    if (budget.burst() <= 0) {
      throw new Refused(LinkFailure.BLOCKED_NUMBER);
    }
    if (!conversions.countSent(number.prefix())) {
      throw new Refused(LinkFailure.CANNOT_SEND);
    }
    limits.charge(budget, number.callingCode());
  }

  /** A message or call for this verification has not happened. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void giveBack(Verification verification) {
    PhoneNumber number = plan.read(seal.open(verification));
    limits.giveBack(budget(number), number.callingCode());
    conversions.countUnsent(number.prefix());
  }

  /** A number has been verified. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void verified(PhoneNumber number) {
    conversions.countVerified(number.prefix());
  }

  private Limit budget(PhoneNumber number) {
    long burst = config.bursts().getOrDefault(number.callingCode(), config.burst());
    return new Limit("country", burst, config.refill());
  }
}
