package io.kennung.verification.phone;

import io.kennung.pages.FailureWords;
import io.kennung.pages.Language;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.failures.LinkFailure;
import io.kennung.verification.numbers.NumberPlan;
import io.kennung.verification.pending.AddressSeal;
import io.kennung.verification.pending.Next;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls that read a code aloud. */
@Singleton
class Calls {

  private final Verifications verifications;
  private final Spending spending;
  private final AddressSeal seal;
  private final NumberPlan plan;
  private final FailureWords words;
  private final Clock clock;

  @Inject
  Calls(
      Verifications verifications,
      Spending spending,
      AddressSeal seal,
      NumberPlan plan,
      FailureWords words,
      Clock clock) {
    this.verifications = verifications;
    this.spending = spending;
    this.seal = seal;
    this.plan = plan;
    this.words = words;
    this.clock = clock;
  }

  /** A call for this verification, if it is time for one. */
  @Transactional
  PhoneAnswer ask(String verificationId, Language language) {
    Optional<Verification> found =
        Verifications.idOf(verificationId)
            .flatMap(verifications::hold)
            .filter(verification -> verification.kind() == LinkKind.PHONE);
    if (found.isEmpty()) {
      return PhoneAnswer.refused(words.say(language, LinkFailure.NO_VERIFICATION), Next.OVER);
    }
    Verification held = found.get();
    Instant now = clock.instant();
    if (held.progress().mayCallAt(now)) {
      return PhoneAnswer.done(next(spending.call(held, plan.read(seal.open(held)))));
    }
    return PhoneAnswer.refused(refusal(held, language, now), next(held));
  }

  private String refusal(Verification held, Language language, Instant now) {
    @Nullable Instant possible = held.progress().nextCallAt();
    if (possible != null) {
      long seconds = Duration.between(now, possible).plusMillis(999).toSeconds();
      return words.say(language, LinkFailure.CALL_TOO_EARLY, seconds);
    }
    return words.say(
        language,
        held.progress().calls() == 0 ? LinkFailure.NOT_CALLABLE : LinkFailure.NO_MORE_CALLS);
  }

  private Next next(Verification verification) {
    return Next.ofPhone(verification, verifications.maxTries(), clock.instant());
  }
}
