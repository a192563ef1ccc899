package io.kennung.verification.phone;

import io.kennung.chassis.limits.SharedLimits;
import io.kennung.pages.FailureWords;
import io.kennung.pages.Language;
import io.kennung.verification.failures.LinkFailure;
import io.kennung.verification.linking.LinkLimits;
import io.kennung.verification.pending.Next;
import io.kennung.verification.pending.OneTimeCodes;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks at codes. Every look is counted before it happens, in a transaction of its own, so that
 * however many come at once, five are looked at and no more.
 */
@Singleton
class CodeCheck {

  /** What clients take for a code; anything else cannot be one and is not counted. */
  private static final Pattern CODE = Pattern.compile("[0-9]{1,8}");

  private final Verifications verifications;
  private final OneTimeCodes codes;
  private final NumberProof proof;
  private final LinkLimits limits;
  private final SharedLimits shared;
  private final FailureWords words;
  private final Clock clock;

  @Inject
  CodeCheck(
      Verifications verifications,
      OneTimeCodes codes,
      NumberProof proof,
      LinkLimits limits,
      SharedLimits shared,
      FailureWords words,
      Clock clock) {
    this.verifications = verifications;
    this.codes = codes;
    this.proof = proof;
    this.limits = limits;
    this.shared = shared;
    this.words = words;
    this.clock = clock;
  }

  PhoneAnswer submit(String verificationId, String code, Language language) {
    String typed = code.strip();
    Optional<byte[]> id = Verifications.idOf(verificationId);
    if (id.isEmpty()) {
      return PhoneAnswer.refused(words.say(language, LinkFailure.NO_VERIFICATION), Next.OVER);
    }
    if (!CODE.matcher(typed).matches()) {
      return verifications
          .find(id.get())
          .map(it -> refused(language, LinkFailure.WRONG_CODE, it))
          .orElseGet(() ->
              PhoneAnswer.refused(words.say(language, LinkFailure.NO_VERIFICATION), Next.OVER));
    }
    Optional<Verification> counted = verifications.countTry(id.get());
    if (counted.isEmpty()) {
      return notNow(id.get(), language);
    }
    Verification verification = counted.get();
    shared.admit(limits.ofCodes(), HexFormat.of().formatHex(verification.address()));
    if (codes.isCode(verification, typed)) {
      return proof.accept(verification)
          ? PhoneAnswer.done(null)
          : PhoneAnswer.refused(words.say(language, LinkFailure.NO_VERIFICATION), Next.OVER);
    }
    if (verification.progress().tries() < verifications.maxTries()) {
      return refused(language, LinkFailure.WRONG_CODE, verification);
    }
    proof.giveUp(verification);
    return PhoneAnswer.refused(words.say(language, LinkFailure.TOO_MANY_TRIES), Next.OVER);
  }

  private PhoneAnswer notNow(byte[] id, Language language) {
    Optional<Verification> found = verifications.find(id);
    if (found.isEmpty() || found.get().progress().tries() >= verifications.maxTries()) {
      return PhoneAnswer.refused(words.say(language, LinkFailure.NO_VERIFICATION), Next.OVER);
    }
    Verification verification = found.get();
    Instant now = clock.instant();
    if (!now.isBefore(verification.codeExpiresAt())) {
      return refused(language, LinkFailure.CODE_EXPIRED, verification);
    }
    long seconds =
        Math.max(
            1,
            Duration.between(now, verification.progress().nextTryAt()).plusMillis(999).toSeconds());
    return PhoneAnswer.refused(
        words.say(language, LinkFailure.TRY_LATER, seconds), next(verification));
  }

  private PhoneAnswer refused(Language language, LinkFailure failure, Verification verification) {
    return PhoneAnswer.refused(words.say(language, failure), next(verification));
  }

  private Next next(Verification verification) {
    return Next.ofPhone(verification, verifications.maxTries(), clock.instant());
  }
}
