package io.kennung.identity.registration;

import io.kennung.chassis.outbox.RelayLoop;
import io.kennung.chassis.possession.Proof;
import io.kennung.chassis.possession.UsedChallenges;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.events.IdentityRegistered;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
  private final Counter registered;

  @Inject
  Registration(
      IdentityIds ids,
      Registrations registrations,
      UsedChallenges challenges,
      RelayLoop relay,
      MeterRegistry metrics,
      Clock clock) {
    this.ids = ids;
    this.registrations = registrations;
    this.challenges = challenges;
    this.relay = relay;
    this.clock = clock;
    this.registered =
        Counter.builder("directory.registrations")
            .description("Identities that were issued")
            .register(metrics);
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
      IdentityRegistered event = new IdentityRegistered(id, key.base64(), type, clock.instant());
      switch (registrations.add(event, key, proof)) {
        case REGISTERED -> {
          registered.increment();
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
