package io.kennung.identity.lifecycle;

import io.kennung.chassis.testing.TestClock;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.events.IdentityFellSilent;
import io.kennung.protocol.events.IdentityRevoked;
import io.kennung.protocol.events.IdentityWoke;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What becomes of identities, without an event that tells it. */
@Singleton
public class Fates {

  private final Lifecycle lifecycle;
  private final TestClock clock;

  @Inject
  Fates(Lifecycle lifecycle, TestClock clock) {
    this.lifecycle = lifecycle;
    this.clock = clock;
  }

  /** In a transaction of its own, which ends before this returns. */
  public void become(String identity, IdentityState state, long revision) {
    QuarkusTransaction.requiringNew().run(() -> becomeHere(identity, state, revision));
  }

  /** In the transaction of the caller. */
  public void becomeHere(String identity, IdentityState state, long revision) {
    Instant now = clock.instant();
    boolean _ =
        switch (state) {
          case ACTIVE -> lifecycle.woke(new IdentityWoke(identity, revision, now));
          case INACTIVE -> lifecycle.fellSilent(new IdentityFellSilent(identity, revision, now));
          case INVALID -> lifecycle.revoked(new IdentityRevoked(identity, "key", revision, now));
        };
  }
}
