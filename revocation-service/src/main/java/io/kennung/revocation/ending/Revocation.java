package io.kennung.revocation.ending;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.RevocationKey;
import io.kennung.protocol.events.IdentityRevoked;
import io.kennung.revocation.lives.Living;
import io.kennung.revocation.passwords.Passwords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Ends identities, for good. The end, the record of it and the event are one transaction; the first
 * one counts, and whoever asks once more changes nothing.
 */
@Singleton
public class Revocation {

  private final Living living;
  private final Revocations revocations;
  private final Passwords passwords;
  private final PasswordTries tries;
  private final UsedChallenges challenges;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Revocation(
      Living living,
      Revocations revocations,
      Passwords passwords,
      PasswordTries tries,
      UsedChallenges challenges,
      Outbox outbox,
      Clock clock) {
    this.living = living;
    this.revocations = revocations;
    this.passwords = passwords;
    this.tries = tries;
    this.challenges = challenges;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * From the device. The same proof a second time, since the answer was lost, is no failure.
   *
   * @throws Refused with {@link CommonFailure#UNKNOWN_IDENTITY} when the identity has ended before
   */
  @Transactional
  void byKey(String identity, Proof proof) {
    if (challenges.use(proof) && !end(identity, How.KEY)) {
      throw new Refused(CommonFailure.UNKNOWN_IDENTITY);
    }
  }

  /**
   * With the password set beforehand. Every try counts before it is looked at.
   *
   * @param identity as it was typed; one that cannot exist is wrong like any other
   * @return whether the identity has ended, now or before; false when it is unknown, has no
   *     password or has another one: nobody can tell which
   * @throws Refused with {@link CommonFailure#TOO_OFTEN} when the identity's tries are used up
   */
  public boolean byPassword(String identity, RevocationKey key) {
    if (!IdentityId.isWellFormed(identity)) {
      return false;
    }
    tries.count(identity);
    if (!passwords.isRight(identity, key)) {
      return false;
    }
    QuarkusTransaction.requiringNew().run(() -> end(identity, How.PASSWORD));
    return true;
  }

  /**
   * When an identity ended.
   *
   * @throws IllegalStateException when it has not
   */
  public Instant endedAt(String identity) {
    return revocations.endedAt(identity);
  }

  /** Whether it had not ended before. */
  private boolean end(String identity, How how) {
    OptionalLong revision = living.end(identity);
    if (revision.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    revocations.add(identity, how, now);
    outbox.put(new IdentityRevoked(identity, how.text(), revision.getAsLong(), now));
    return true;
  }
}
