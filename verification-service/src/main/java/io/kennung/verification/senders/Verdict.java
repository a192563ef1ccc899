package io.kennung.verification.senders;

import io.kennung.verification.senders.SendFailure.Reason;
import java.util.EnumSet;
import java.util.Set;

/** What all the failures of one message together mean. */
final class Verdict {

  private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
  private boolean skipped;

  void failed(Reason reason) {
    reasons.add(reason);
  }

  /** Somebody was not asked: that tells less than any answer about the number. */
  void skipped() {
    skipped = true;
  }

  Reason reason() {
    if (reasons.contains(Reason.TIMEOUT)) {
      return Reason.TIMEOUT;
    }
    if (reasons.contains(Reason.PROVIDER)) {
      return Reason.PROVIDER;
    }
    if (reasons.contains(Reason.NUMBER)) {
      return Reason.NUMBER;
    }
    if (skipped) {
      return Reason.PROVIDER;
    }
    return reasons.contains(Reason.REFUSED) ? Reason.REFUSED : Reason.NONE;
  }
}
