package io.kennung.verification.email;

import io.kennung.chassis.limits.SharedLimits;
import io.kennung.verification.linking.LinkLimits;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** How many mails one identity may cause, and how many one address must bear. */
@Singleton
class MailAllowance {

  private final LinkLimits limits;
  private final SharedLimits shared;

  @Inject
  MailAllowance(LinkLimits limits, SharedLimits shared) {
    this.limits = limits;
    this.shared = shared;
  }

  /** One mail more, in the transaction that brings it on its way. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void charge(Verifications.Wanted wanted) {
    shared.charge(limits.ofMailSender(), wanted.identity());
    shared.charge(limits.ofMailRecipient(), wanted.text());
  }

  /** How long until the next one. */
  Duration untilNext(Verifications.Wanted wanted) {
    Duration sender = shared.untilNext(limits.ofMailSender(), wanted.identity());
    Duration recipient = shared.untilNext(limits.ofMailRecipient(), wanted.text());
    return sender.compareTo(recipient) > 0 ? sender : recipient;
  }
}
