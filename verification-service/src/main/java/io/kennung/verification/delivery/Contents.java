package io.kennung.verification.delivery;

import io.kennung.protocol.EmailAddress;
import io.kennung.verification.PublicUrl;
import io.kennung.verification.mail.LinkMail;
import io.kennung.verification.pending.AddressSeal;
import io.kennung.verification.pending.OneTimeCodes;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.CodeMessage;
import io.kennung.verification.texts.CodeTexts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** What is written into a mail or message: made at the moment of sending, kept nowhere. */
@Singleton
class Contents {

  private final OneTimeCodes codes;
  private final AddressSeal seal;
  private final PublicUrl url;
  private final CodeTexts texts;

  @Inject
  Contents(OneTimeCodes codes, AddressSeal seal, PublicUrl url, CodeTexts texts) {
    this.codes = codes;
    this.seal = seal;
    this.url = url;
    this.texts = texts;
  }

  /** Empty when its link can no longer be made, since the secret behind it has gone. */
  Optional<LinkMail> mail(Delivery delivery, Verification verification) {
    return codes
        .linkToken(verification)
        .map(token ->
            new LinkMail(
                delivery.id().toString(),
                EmailAddress.of(seal.open(verification)),
                verification.language(),
                verification.identity(),
                url.at("/link/email/" + token)));
  }

  /** Empty when its code can no longer be made, since the secret behind it has gone. */
  Optional<CodeMessage> message(Delivery delivery, Verification verification) {
    return codes
        .code(verification)
        .map(code -> {
          boolean isCall = delivery.way() == Delivery.Way.CALL;
          return new CodeMessage(
              delivery.id().toString(),
              isCall ? Channel.CALL : Channel.SMS,
              "+" + seal.open(verification),
              isCall
                  ? texts.call(verification.language(), code)
                  : texts.sms(verification.language(), code, landing(verification, code)),
              verification.language(),
              delivery.notAfter());
        });
  }

  private Optional<URI> landing(Verification verification, String code) {
    return Optional.ofNullable(verification.landingApp())
        .map(app -> url.at("/link/phone/" + code + (app.isEmpty() ? "" : "?app=" + app)));
  }
}
