package io.kennung.idctl.linking;

import io.kennung.client.Directory;
import io.kennung.client.linking.PhoneLinking;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.idctl.links.KeptLinks;
import io.kennung.idctl.links.Kind;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wish for an SMS to a number; keeps what entering its code needs.
 *
 * @param number with its plus
 * @param language of the SMS
 */
record NumberRequest(Session session, KeptIdentity own, String number, String language) {

  /** Asks for an SMS, the first or another one. Failures come as they are. */
  PhoneLinking send() {
    try (Directory directory = session.directory(own::server)) {
      PhoneLinking answer =
          directory.linking().linkPhone(own.identity(), number, language, SmsLink.NONE);
      switch (answer) {
        case PhoneLinking.Linked already -> {
          // Perhaps the code was taken and only the answer to it lost.
          KeptVerification.forget(session.profile());
          boolean unused = KeptLinks.in(session, own).proven(Kind.PHONE, Optional.of(number));
        }
        case PhoneVerification verification -> keep(verification, directory.settings().base());
      }
      return answer;
    }
  }

  private void keep(PhoneVerification verification, URI server) {
    Instant now = session.surroundings().clock().instant();
    @Nullable Instant endsAt = verification.next().expiresIn().map(now::plus).orElse(null);
    new KeptVerification(verification.verificationId(), own.identity().id(), server, endsAt, number)
        .keepIn(session.profile());
    // The directory has let the one before go.
    KeptLinks.in(session, own).letGo(Kind.PHONE);
  }
}
