package io.kennung.verification.support;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.LinkKind;
import io.kennung.protocol.events.VerificationProgressed;
import io.kennung.verification.delivery.Fates;
import io.kennung.verification.identities.Identities;
import io.kennung.verification.pending.Verification;
import io.kennung.verification.pending.Verifications;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Ends a verification that is stuck, so that its holder can begin anew. Nothing is proven by it,
 * and what is linked stays linked.
 */
@Singleton
class Resetting {

  private final Identities identities;
  private final Verifications verifications;
  private final Fates fates;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Resetting(
      Identities identities, Verifications verifications, Fates fates, Outbox outbox, Clock clock) {
    this.identities = identities;
    this.verifications = verifications;
    this.fates = fates;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The pending one of this kind ends, and what waits for it is not sent any more.
   *
   * @param askedAt one that began after this was not meant
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Outcome reset(String identity, LinkKind kind, Instant askedAt) {
    if (!identities.hold(identity)) {
      return Outcome.NOTHING;
    }
    Optional<Verification> pending = verifications.findBegunBy(askedAt, identity, kind);
    if (pending.isEmpty()) {
      return Outcome.NOTHING;
    }
    // In the order in which couriers take them: the delivery, then the verification.
    fates.withdraw(pending.get(), "reset");
    if (!verifications.end(pending.get())) {
      // Proven or given up in this very moment.
      return Outcome.NOTHING;
    }
    outbox.put(
        new VerificationProgressed(
            identity, kind.text(), "none", "reset", "support", clock.instant()));
    return Outcome.DONE;
  }
}
