package io.kennung.revocation.support;

import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.SharedLimits;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.SupportAnswered;
import io.kennung.revocation.ending.PasswordTries;
import io.kennung.revocation.lives.Living;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets somebody who has tried too many revocation passwords try again, at most once a day (decision
 * 0019), and says what came of it.
 */
@Singleton
class Lifting {

  private static final Duration DAY = Duration.ofDays(1);

  private static final Limit ONCE_A_DAY = new Limit("lift-revocation", 1, DAY);

  private final Living living;
  private final PasswordTries tries;
  private final SharedLimits limits;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Lifting(Living living, PasswordTries tries, SharedLimits limits, Outbox outbox, Clock clock) {
    this.living = living;
    this.tries = tries;
    this.limits = limits;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Lifts and answers.
   *
   * @param askedAt what was asked for more than a day ago is no longer wanted
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void lift(String identity, String request, Instant askedAt) {
    Instant now = clock.instant();
    String outcome = askedAt.isBefore(now.minus(DAY)) ? "nothing" : lift(identity);
    outbox.put(new SupportAnswered(identity, request, outcome, now));
  }

  private String lift(String identity) {
    if (!living.hold(identity)) {
      return "nothing";
    }
    if (!limits.take(ONCE_A_DAY, identity)) {
      return "refused";
    }
    if (!tries.beginAnew(identity)) {
      limits.giveBack(ONCE_A_DAY, identity);
      return "nothing";
    }
    return "done";
  }
}
