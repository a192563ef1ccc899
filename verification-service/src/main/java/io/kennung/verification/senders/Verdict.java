package io.kennung.verification.senders;

import io.kennung.verification.senders.SendFailure.Reason;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** What all the failures of one message together mean. */
final class Verdict {

  private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
  private final Set<String> asked = new HashSet<>();
  private boolean skipped;

  void failed(String provider, Reason reason) {
    asked.add(provider);
    reasons.add(reason);
  }

  /** Somebody was not asked: that tells less than any answer about the number. */
  void skipped() {
    skipped = true;
  }

  SendFailure failure() {
    return new SendFailure(reason(), asked.size() == 1 ? asked.iterator().next() : null);
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
