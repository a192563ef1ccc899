package io.kennung.verification.phone;

import io.kennung.chassis.limits.SharedLimits;
import io.kennung.verification.delivery.Dispatch;
import io.kennung.verification.guard.Budgets;
import io.kennung.verification.linking.LinkLimits;
import io.kennung.verification.numbers.PhoneNumber;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** Whatever costs money or patience: counted first, then on its way, in one transaction. */
@Singleton
class Spending {

  private final LinkLimits limits;
  private final SharedLimits shared;
  private final Budgets budgets;
  private final Verifications verifications;
  private final Dispatch dispatch;

  @Inject
  Spending(
      LinkLimits limits,
      SharedLimits shared,
      Budgets budgets,
      Verifications verifications,
      Dispatch dispatch) {
    this.limits = limits;
    this.shared = shared;
    this.budgets = budgets;
    this.verifications = verifications;
    this.dispatch = dispatch;
  }

  /** A new verification of this number, whoever it is who begins it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void chargeBeginning(String identity, PhoneNumber number) {
    shared.charge(limits.ofNumber(), number.digits());
    shared.charge(limits.ofIdentity(), identity);
  }

  /** A message. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Verification message(Verification held, PhoneNumber number) {
    budgets.charge(number);
    Verification counted = verifications.countMessage(held);
    dispatch.message(counted, number.callingCode());
    return counted;
  }

  /** A call. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Verification call(Verification held, PhoneNumber number) {
    budgets.charge(number);
    Verification counted = verifications.countCall(held);
    dispatch.call(counted, number.callingCode());
    return counted;
  }
}
