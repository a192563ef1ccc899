package io.kennung.verification.support;

import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.SharedLimits;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What is lifted is lifted once within a day, whoever asks how often and by which replica. */
@Singleton
class DailyLifts {

  /**
   * Something that is lifted as one.
   *
   * @param what of which kind it is
   * @param who whose limits: an identity, or an address
   */
  record Lift(String what, String who) {

    Limit limit() {
      return new Limit("lift-" + what, 1, Duration.ofDays(1));
    }
  }

  private final SharedLimits limits;

  @Inject
  DailyLifts(SharedLimits limits) {
    this.limits = limits;
  }

  /**
   * Lifts all of it or nothing, in the transaction of the caller.
   *
   * @param work whether there was anything to lift; if not, nothing counts as lifted
   */
  Outcome once(List<Lift> all, BooleanSupplier work) {
    for (int i = 0; i < all.size(); i++) {
      if (!limits.take(all.get(i).limit(), all.get(i).who())) {
        giveBack(all.subList(0, i));
        return Outcome.REFUSED;
      }
    }
    if (work.getAsBoolean()) {
      return Outcome.DONE;
    }
    giveBack(all);
    return Outcome.NOTHING;
  }

  private void giveBack(List<Lift> taken) {
    taken.forEach(lift -> limits.giveBack(lift.limit(), lift.who()));
  }
}
