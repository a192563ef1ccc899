package io.kennung.revocation.lives;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.PublicKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.OptionalLong;

/** The life of one identity, from its registration to its end. */
@Singleton
public class Living {

  private final Lives lives;

  @Inject
  Living(Lives lives) {
    this.lives = lives;
  }

  /** A new identity, as identity-service tells. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void register(String identity, PublicKey key, LocalDate registeredOn) {
    lives.add(identity, key, IdentityState.ACTIVE, registeredOn);
  }

  /**
   * Until the transaction ends this identity is not revoked, and nothing else happens to it.
   *
   * @return the revision of the event that the caller is going to publish
   * @throws Refused with {@link CommonFailure#UNKNOWN_IDENTITY} when it does not live
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public long beginEvent(String identity) {
    demand(identity);
    return lives.nextRevision(identity);
  }

  /**
   * As {@link #beginEvent}, when there is no event.
   *
   * @throws Refused with {@link CommonFailure#UNKNOWN_IDENTITY} when it does not live
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void demand(String identity) {
    if (!lives.lockLiving(identity)) {
      throw new Refused(CommonFailure.UNKNOWN_IDENTITY);
    }
  }

  /**
   * As {@link #demand}, for whoever has to say what came of it: whether it lives, and then does so
   * until the transaction ends.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean hold(String identity) {
    return lives.lockLiving(identity);
  }

  /** The end, for good: the revision of it; empty when it had come before. */
  @Transactional(Transactional.TxType.MANDATORY)
  public OptionalLong end(String identity) {
    return lives.end(identity);
  }
}
