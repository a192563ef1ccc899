package io.kennung.verification.email;

import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.possession.Proof;
import io.kennung.pages.Language;
import io.kennung.protocol.ContactHash;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.failures.LinkFailure;
import io.kennung.verification.links.Links;
import io.kennung.verification.links.Peppers;
import io.kennung.verification.pending.Next;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** From what a client sends to what is to be linked, and back to an answer. */
@Singleton
class EmailLinks {

  private final Peppers peppers;
  private final Links links;
  private final EmailLinking linking;
  private final MailAllowance allowance;
  private final Clock clock;

  @Inject
  EmailLinks(
      Peppers peppers, Links links, EmailLinking linking, MailAllowance allowance, Clock clock) {
    this.peppers = peppers;
    this.links = links;
    this.linking = linking;
    this.allowance = allowance;
    this.clock = clock;
  }

  Verifications.Wanted read(String identity, String given, Language language) {
    EmailAddress address;
    try {
      address = EmailAddress.of(given);
    } catch (IllegalArgumentException e) {
      throw new Refused(LinkFailure.INVALID_EMAIL);
    }
    return new Verifications.Wanted(
        identity,
        LinkKind.EMAIL,
        address.text(),
        peppers.of(ContactHash.of(address)),
        language,
        null);
  }

  boolean isLinked(Verifications.Wanted wanted) {
    return links.isLinked(wanted.identity(), LinkKind.EMAIL, wanted.kept());
  }

  MailSent link(Verifications.Wanted wanted, Proof proof) {
    Verification begun = linking.begin(wanted, proof);
    return new MailSent(true, Next.ofEmail(begun, allowance.untilNext(wanted), clock.instant()));
  }
}
