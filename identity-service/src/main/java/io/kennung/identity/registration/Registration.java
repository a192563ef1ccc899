package io.kennung.identity.registration;

import io.kennung.chassis.outbox.RelayLoop;
import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.events.IdentityRegistered;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Issues identities. */
@Singleton
public class Registration {

  private final IdentityIds ids;
  private final Registrations registrations;
  private final UsedChallenges challenges;
  private final RelayLoop relay;
  private final Clock clock;

  @Inject
  Registration(
      IdentityIds ids,
      Registrations registrations,
      UsedChallenges challenges,
      RelayLoop relay,
      Clock clock) {
    this.ids = ids;
    this.registrations = registrations;
    this.challenges = challenges;
    this.relay = relay;
    this.clock = clock;
  }

  /**
   * A new identity for a proven key. The same proof a second time gives the same identity, so that
   * a client whose answer was lost can ask again.
   *
   * @return the id
   */
  public String register(PublicKey key, int type, Proof proof) {
    while (true) {
      String id = ids.draw();
      IdentityRegistered registered =
          new IdentityRegistered(id, key.base64(), type, clock.instant());
      switch (registrations.add(registered, key, proof)) {
        case REGISTERED -> {
          relay.wake();
          return id;
        }
        case REPEATED -> {
          return challenges.outcome(proof);
        }
        case TAKEN -> {
          // One in 36^8 times the share of ids already issued: draw another.
        }
      }
    }
  }
}
