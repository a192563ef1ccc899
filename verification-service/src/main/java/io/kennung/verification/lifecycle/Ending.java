package io.kennung.verification.lifecycle;

import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.identities.Identities;
import io.kennung.verification.links.Links;
import io.kennung.verification.links.UnlinkReason;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** What the end of an identity means for its addresses: they are free for others at once. */
@Singleton
class Ending {

  private final Identities identities;
  private final Links links;
  private final Verifications verifications;

  @Inject
  Ending(Identities identities, Links links, Verifications verifications) {
    this.identities = identities;
    this.links = links;
    this.verifications = verifications;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void revoke(String identity, long revision) {
    identities.revoke(identity, revision);
    for (LinkKind kind : LinkKind.values()) {
      verifications.end(identity, kind);
      links.unlink(identity, kind, UnlinkReason.REVOKED);
    }
  }
}
