package io.kennung.identity.registration;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.events.IdentityRegistered;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Issues identities. */
@Singleton
public class Registration {

  private final IdentityIds ids;
  private final Registrations registrations;
  private final UsedChallenges challenges;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Registration(
      IdentityIds ids,
      Registrations registrations,
      UsedChallenges challenges,
      Outbox outbox,
      Clock clock) {
    this.ids = ids;
    this.registrations = registrations;
    this.challenges = challenges;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * A new identity for a proven key. The same proof a second time gives the same identity, so that
   * a client whose answer was lost can ask again.
   *
   * @return the id
   */
  @Transactional
  public String register(PublicKey key, int type, Proof proof) {
    String id = ids.draw();
    String settled = challenges.use(proof, id);
    if (!settled.equals(id)) {
      return settled;
    }
    Instant now = clock.instant();
    while (!registrations.add(id, key, type, now)) {
      id = ids.draw();
      challenges.settle(proof, id);
    }
    outbox.put(new IdentityRegistered(id, key.base64(), type, now));
    return id;
  }
}
