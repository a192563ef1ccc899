package io.kennung.verification.email;

import io.kennung.chassis.answers.Refused;
import io.kennung.protocol.ContactHash;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.counting.Combination;
import io.kennung.verification.counting.Tally;
import io.kennung.verification.linking.Linking;
import io.kennung.verification.pages.EmailConfirmation;
import io.kennung.verification.pending.AddressSeal;
import io.kennung.verification.pending.OneTimeCodes;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The link of a mail, opened and confirmed. */
@Singleton
class LinkConfirmation implements EmailConfirmation {

  private final Verifications verifications;
  private final OneTimeCodes codes;
  private final AddressSeal seal;
  private final Linking linking;
  private final Tally tally;

  @Inject
  LinkConfirmation(
      Verifications verifications,
      OneTimeCodes codes,
      AddressSeal seal,
      Linking linking,
      Tally tally) {
    this.verifications = verifications;
    this.codes = codes;
    this.seal = seal;
    this.linking = linking;
    this.tally = tally;
  }

  @Override
  public Optional<Pending> find(String token) {
    return verification(token)
        .map(verification -> new Pending(verification.identity(), verification.language()));
  }

  @Override
  public boolean confirm(String token) {
    return verification(token).filter(this::confirm).isPresent();
  }

  private boolean confirm(Verification verification) {
    EmailAddress address = EmailAddress.of(seal.open(verification));
    try {
      return QuarkusTransaction.requiringNew()
          .call(() -> confirm(verification, ContactHash.of(address)));
    } catch (Refused e) {
      // The identity has ended between the mail and the button.
      return false;
    }
  }

  private boolean confirm(Verification verification, ContactHash address) {
    boolean linked = linking.confirm(verification, address);
    if (linked) {
      tally.count(new Combination(Combination.NONE, "mail", Combination.NONE, "verified"));
    }
    return linked;
  }

  private Optional<Verification> verification(String token) {
    return OneTimeCodes.idOf(token)
        .flatMap(verifications::find)
        .filter(verification -> verification.kind() == LinkKind.EMAIL)
        .filter(verification -> codes.isLinkToken(verification, token));
  }
}
