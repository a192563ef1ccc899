package io.kennung.verification.phone;

import io.kennung.chassis.answers.Refused;
import io.kennung.verification.failures.LinkFailure;
import io.kennung.verification.numbers.NumberPlan;
import io.kennung.verification.numbers.PhoneNumber;
import io.kennung.verification.pending.PendingConfig;
import io.kennung.verification.pending.Progress;
import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.Senders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** By which ways a number can be reached. */
@Singleton
class Reach {

  private final NumberPlan plan;
  private final Senders senders;
  private final PendingConfig config;
  private final Clock clock;

  @Inject
  Reach(NumberPlan plan, Senders senders, PendingConfig config, Clock clock) {
    this.plan = plan;
    this.senders = senders;
    this.config = config;
    this.clock = clock;
  }

  /**
   * What a new verification of this number may do: messages at once and calls a little later, or
   * calls at once where messages do not reach it.
   *
   * @throws Refused when it cannot be reached at all
   */
  Progress of(PhoneNumber number) {
    boolean messages =
        plan.takesMessages(number) && senders.offers(number.callingCode(), Channel.SMS);
    boolean calls = plan.takesCalls(number) && senders.offers(number.callingCode(), Channel.CALL);
    if (!messages && !calls) {
      throw new Refused(why(number));
    }
    Instant now = clock.instant();
    Instant firstCall = messages ? now.plus(config.callAfter()) : now;
    return Progress.begin(messages ? now : null, calls ? firstCall : null, now);
  }

  private LinkFailure why(PhoneNumber number) {
    if (plan.takesMessages(number) || plan.takesCalls(number)) {
      return LinkFailure.CANNOT_SEND;
    }
    return number.landline() ? LinkFailure.NOT_CALLABLE : LinkFailure.BLOCKED_NUMBER;
  }
}
