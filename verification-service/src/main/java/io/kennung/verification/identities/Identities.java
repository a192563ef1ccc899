package io.kennung.verification.identities;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.events.IdentitySeen;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What this service needs to know of an identity, as the other services tell it. */
@Singleton
public class Identities {

  private final KnownIdentities known;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Identities(KnownIdentities known, Outbox outbox, Clock clock) {
    this.known = known;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Begins an operation of this identity, which has just proven its key: until the transaction ends
   * it is neither revoked nor does another operation of it begin. The first of a UTC day is told as
   * a sign of life.
   *
   * @throws Refused with {@link CommonFailure#UNKNOWN_IDENTITY} when it has been revoked meanwhile
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void begin(String identity) {
    demandLiving(identity);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (known.see(identity, today)) {
      outbox.put(new IdentitySeen(identity, today));
    }
  }

  /**
   * As {@link #begin}, for what others do in its favour and what is no sign of life.
   *
   * @throws Refused with {@link CommonFailure#UNKNOWN_IDENTITY}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void demandLiving(String identity) {
    if (!known.lockLiving(identity)) {
      throw new Refused(CommonFailure.UNKNOWN_IDENTITY);
    }
  }

  /**
   * As {@link #demandLiving}, for whoever has to say what came of it: whether it is known and
   * lives, and then does so until the transaction ends.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean hold(String identity) {
    return known.lockLiving(identity);
  }

  /** Whether the identity is known and has not been revoked. */
  public boolean lives(String identity) {
    return known.find(identity).flatMap(KnownIdentities.Known::livingKey).isPresent();
  }

  /** A new identity, as identity-service tells. */
  void register(String identity, PublicKey key) {
    known.add(identity, key, IdentityState.ACTIVE);
  }

  /** Inactive, or active again. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void changeState(String identity, IdentityState state, long revision) {
    known.putState(identity, state, revision);
  }

  /** The end. Counts also when this service has never heard of the identity before. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void revoke(String identity, long revision) {
    known.addRevoked(identity, revision);
    known.putState(identity, IdentityState.INVALID, revision);
  }
}
