package io.kennung.revocation.passwords;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.protocol.RevocationKey;
import io.kennung.protocol.events.RevocationPasswordSet;
import io.kennung.revocation.activity.Activity;
import io.kennung.revocation.lives.Living;
import io.kennung.revocation.passwords.Peppers.Kept;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Revocation passwords: set beforehand with the key, shown when the key is gone. */
@Singleton
public class Passwords {

  private final KeptPasswords kept;
  private final Peppers peppers;
  private final Living living;
  private final Activity activity;
  private final UsedChallenges challenges;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Passwords(
      KeptPasswords kept,
      Peppers peppers,
      Living living,
      Activity activity,
      UsedChallenges challenges,
      Outbox outbox,
      Clock clock) {
    this.kept = kept;
    this.peppers = peppers;
    this.living = living;
    this.activity = activity;
    this.challenges = challenges;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** From now on this password counts, and no other; the same proof again changes nothing. */
  @Transactional
  void set(String identity, RevocationKey key, Proof proof) {
    if (!challenges.use(proof)) {
      return;
    }
    Instant now = clock.instant();
    long revision = living.beginEvent(identity);
    kept.put(identity, peppers.keep(identity, key), now);
    outbox.put(new RevocationPasswordSet(identity, revision, now));
    activity.seenNow(identity);
  }

  /**
   * When the identity's password was set last; empty when it has none, or one that cannot be
   * recognized any more since its pepper has been dropped.
   */
  @Transactional
  Optional<Instant> lastSet(String identity, Proof proof) {
    if (challenges.use(proof)) {
      living.demand(identity);
      activity.seenNow(identity);
    }
    return kept.setAt(identity, peppers.all());
  }

  /**
   * Whether it is the password of this identity. Whether there is such an identity, whether it has
   * a password and whether it is another one makes no difference in what is done, only in what
   * comes of it.
   */
  public boolean isRight(String identity, RevocationKey key) {
    Optional<Kept> found = kept.find(identity);
    Kept compared = found.orElse(peppers.nothing());
    return MessageDigest.isEqual(compared.hmac(), peppers.under(compared, identity, key))
        && found.isPresent();
  }
}
