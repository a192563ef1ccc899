package io.kennung.verification.email;

import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.delivery.Dispatch;
import io.kennung.verification.failures.LinkFailure;
import io.kennung.verification.identities.Identities;
import io.kennung.verification.links.Links;
import io.kennung.verification.pending.Progress;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Begins to link a mail address. */
@Singleton
class EmailLinking {

  private final Identities identities;
  private final UsedChallenges challenges;
  private final Links links;
  private final Verifications verifications;
  private final MailAllowance allowance;
  private final Dispatch dispatch;
  private final Clock clock;

  @Inject
  EmailLinking(
      Identities identities,
      UsedChallenges challenges,
      Links links,
      Verifications verifications,
      MailAllowance allowance,
      Dispatch dispatch,
      Clock clock) {
    this.identities = identities;
    this.challenges = challenges;
    this.links = links;
    this.verifications = verifications;
    this.allowance = allowance;
    this.dispatch = dispatch;
    this.clock = clock;
  }

  /**
   * Begins, or sends the same link once more where the same identity has begun before. The
   * identity's former address goes at once.
   */
  @Transactional
  Verification begin(Verifications.Wanted wanted, Proof proof) {
    identities.begin(wanted.identity());
    boolean first = challenges.use(proof);
    Optional<Verification> held =
        verifications.hold(wanted.identity(), LinkKind.EMAIL, wanted.kept());
    if (!first) {
      return held.orElseThrow(() -> new Refused(LinkFailure.NO_VERIFICATION));
    }
    links.dropOther(wanted.identity(), LinkKind.EMAIL, wanted.kept());
    allowance.charge(wanted);
    Instant now = clock.instant();
    Verification counted =
        verifications.countMessage(
            held.orElseGet(() -> verifications.begin(wanted, Progress.begin(now, null, now))));
    dispatch.mail(counted);
    return counted;
  }
}
