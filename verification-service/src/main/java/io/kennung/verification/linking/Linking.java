package io.kennung.verification.linking;

import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.protocol.ContactHash;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.identities.Identities;
import io.kennung.verification.links.Links;
import io.kennung.verification.links.Peppers;
import io.kennung.verification.links.UnlinkReason;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** What linking an address means, whatever kind it is of. */
@Singleton
public class Linking {

  private final Identities identities;
  private final Verifications verifications;
  private final Links links;
  private final Peppers peppers;
  private final UsedChallenges challenges;

  @Inject
  Linking(
      Identities identities,
      Verifications verifications,
      Links links,
      Peppers peppers,
      UsedChallenges challenges) {
    this.identities = identities;
    this.verifications = verifications;
    this.links = links;
    this.peppers = peppers;
    this.challenges = challenges;
  }

  /** The address has been proven: the verification has ended, and the identity has the address. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean confirm(Verification proven, ContactHash address) {
    identities.demandLiving(proven.identity());
    if (!verifications.end(proven)) {
      return false;
    }
    links.link(proven.identity(), proven.kind(), peppers.of(address));
    return true;
  }

  /** The holder wants no address of this kind any more, pending or linked. */
  @Transactional
  public void unlink(String identity, LinkKind kind, Proof proof) {
    identities.begin(identity);
    if (challenges.use(proof)) {
      verifications.end(identity, kind);
      links.unlink(identity, kind, UnlinkReason.REQUESTED);
    }
  }
}
