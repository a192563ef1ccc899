package io.kennung.verification.delivery;

import io.kennung.verification.delivery.Delivery.Outcome;
import io.kennung.verification.mail.LinkMail;
import io.kennung.verification.mail.LinkMails;
import io.kennung.verification.mail.MailFailure;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import io.kennung.verification.senders.CodeMessage;
import io.kennung.verification.senders.SendFailure;
import io.kennung.verification.senders.Senders;
import io.kennung.verification.senders.Sent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Carries one delivery: makes it out of its verification, hands it over, and says what became of
 * it.
 */
@Singleton
class Courier {

  private static final String MAIL_SERVER = "mail";

  private final Verifications verifications;
  private final Contents contents;
  private final Senders senders;
  private final LinkMails mails;
  private final Fates fates;
  private final Clock clock;

  @Inject
  Courier(
      Verifications verifications,
      Contents contents,
      Senders senders,
      LinkMails mails,
      Fates fates,
      Clock clock) {
    this.verifications = verifications;
    this.contents = contents;
    this.senders = senders;
    this.mails = mails;
    this.fates = fates;
    this.clock = clock;
  }

  void carry(Delivery delivery) {
    Optional<Verification> verification = verifications.find(delivery.verification());
    if (verification.isEmpty()) {
      fates.end(delivery, Outcome.DROPPED, "ended");
    } else if (clock.instant().isAfter(delivery.notAfter())) {
      fates.end(delivery, Outcome.DROPPED, "late");
    } else if (delivery.way() == Delivery.Way.MAIL) {
      mail(delivery, verification.get());
    } else {
      message(delivery, verification.get());
    }
  }

  private void mail(Delivery delivery, Verification verification) {
    Optional<LinkMail> mail = contents.mail(delivery, verification);
    if (mail.isEmpty()) {
      fates.end(delivery, Outcome.DROPPED, "ended");
      return;
    }
    try {
      mails.send(mail.get());
      fates.sent(delivery, MAIL_SERVER, Optional.empty());
    } catch (MailFailure e) {
      Delivery asked = delivery.by(MAIL_SERVER);
      if (e.isPermanent()) {
        fates.end(asked, Outcome.REFUSED, "rejected");
      } else {
        fates.postpone(asked, "unreachable");
      }
    }
  }

  private void message(Delivery delivery, Verification verification) {
    Optional<CodeMessage> message = contents.message(delivery, verification);
    if (message.isEmpty()) {
      fates.end(delivery, Outcome.DROPPED, "ended");
      return;
    }
    try {
      Sent sent = senders.send(message.get());
      fates.sent(delivery, sent.provider(), sent.reference());
    } catch (SendFailure e) {
      Delivery asked = e.provider().map(delivery::by).orElse(delivery);
      switch (e.reason()) {
        case EXPIRED -> fates.end(delivery, Outcome.DROPPED, "late");
        // Perhaps it was taken: offering it again would make two of it.
        case TIMEOUT -> fates.end(asked, Outcome.REFUSED, "timeout");
        case NUMBER -> fates.end(asked, Outcome.REFUSED, "number");
        case REFUSED, NONE -> fates.end(asked, Outcome.REFUSED, "provider");
        case PROVIDER -> fates.postpone(asked, "provider");
      }
    }
  }
}
