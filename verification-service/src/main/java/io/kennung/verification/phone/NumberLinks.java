package io.kennung.verification.phone;

import io.kennung.chassis.possession.Proof;
import io.kennung.pages.FailureWords;
import io.kennung.pages.Language;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.failures.LinkFailure;
import io.kennung.verification.links.Links;
import io.kennung.verification.links.Peppers;
import io.kennung.verification.numbers.NumberPlan;
import io.kennung.verification.numbers.PhoneNumber;
import io.kennung.verification.pending.Next;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** From what a client sends to what is to be linked, and back to an answer. */
@Singleton
class NumberLinks {

  /** What clients may ask for without saying it. */
  @ConfigMapping(prefix = "directory.linking.phone")
  interface NumberLinksConfig {
    /** The app that {@code urlScheme:true} stands for: Android's work app says it like that. */
    @WithDefault("threemawork")
    String workApp();
  }

  /** What a client wants to link. */
  record Wish(Verifications.Wanted wanted, PhoneNumber number, Language clientLanguage) {}

  private final NumberPlan plan;
  private final Peppers peppers;
  private final Links links;
  private final PhoneLinking linking;
  private final Verifications verifications;
  private final FailureWords words;
  private final NumberLinksConfig config;
  private final Clock clock;

  @Inject
  NumberLinks(
      NumberPlan plan,
      Peppers peppers,
      Links links,
      PhoneLinking linking,
      Verifications verifications,
      FailureWords words,
      NumberLinksConfig config,
      Clock clock) {
    this.plan = plan;
    this.peppers = peppers;
    this.links = links;
    this.linking = linking;
    this.verifications = verifications;
    this.words = words;
    this.config = config;
    this.clock = clock;
  }

  Wish read(String identity, String given, PhoneLinkRequest request, Language clientLanguage) {
    PhoneNumber number = plan.read(given);
    return new Wish(
        new Verifications.Wanted(
            identity,
            LinkKind.PHONE,
            number.digits(),
            peppers.of(number.hash()),
            request.lang() == null ? clientLanguage : Language.of(request.lang()),
            request.landingApp(config.workApp())),
        number,
        clientLanguage);
  }

  boolean isLinked(Wish wish) {
    return links.isLinked(wish.wanted().identity(), LinkKind.PHONE, wish.wanted().kept());
  }

  PhoneAnswer link(Wish wish, Proof proof) {
    Verification begun = linking.begin(wish.wanted(), wish.number(), proof);
    Next next = Next.ofPhone(begun, verifications.maxTries(), clock.instant());
    return PhoneAnswer.begun(begun.publicId(), next, notice(wish));
  }

  private @Nullable String notice(Wish wish) {
    return wish.number().landline()
        ? words.say(wish.wanted().language(), LinkFailure.LANDLINE_NOTICE)
        : null;
  }
}
