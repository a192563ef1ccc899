package io.kennung.verification.phone;

import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.failures.LinkFailure;
import io.kennung.verification.identities.Identities;
import io.kennung.verification.links.Links;
import io.kennung.verification.numbers.PhoneNumber;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Begins to link a number. */
@Singleton
class PhoneLinking {

  private final Identities identities;
  private final UsedChallenges challenges;
  private final Links links;
  private final Verifications verifications;
  private final Reach reach;
  private final Spending spending;
  private final Clock clock;

  @Inject
  PhoneLinking(
      Identities identities,
      UsedChallenges challenges,
      Links links,
      Verifications verifications,
      Reach reach,
      Spending spending,
      Clock clock) {
    this.identities = identities;
    this.challenges = challenges;
    this.links = links;
    this.verifications = verifications;
    this.reach = reach;
    this.spending = spending;
    this.clock = clock;
  }

  /**
   * Begins, or goes on where the same identity has begun before: then the same verification goes
   * on, with another message if it is time for one. The identity's former number goes at once.
   */
  @Transactional
  Verification begin(Verifications.Wanted wanted, PhoneNumber number, Proof proof) {
    identities.begin(wanted.identity());
    boolean first = challenges.use(proof);
    Verification held =
        verifications.hold(wanted.identity(), LinkKind.PHONE, wanted.kept()).orElse(null);
    if (!first) {
      if (held == null) {
        throw new Refused(LinkFailure.NO_VERIFICATION);
      }
      return held;
    }
    links.dropOther(wanted.identity(), LinkKind.PHONE, wanted.kept());
    if (held == null) {
      spending.chargeBeginning(wanted.identity(), number);
      held = verifications.begin(wanted, reach.of(number));
    }
    return held.progress().maySendAt(clock.instant()) ? spending.message(held, number) : held;
  }
}
