package io.kennung.revocation.activity;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.IdentityWoke;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Notices that an identity is in use. */
@Singleton
public class Activity {

  private final SignsOfLife signs;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Activity(SignsOfLife signs, Outbox outbox, Clock clock) {
    this.signs = signs;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The identity has just proven its key. Written once a UTC day; one that had fallen silent is
   * awake again.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void seenNow(String identity) {
    Instant now = clock.instant();
    if (signs.note(identity, LocalDate.ofInstant(now, ZoneOffset.UTC))) {
      signs
          .wake(identity)
          .ifPresent(revision -> outbox.put(new IdentityWoke(identity, revision, now)));
    }
  }
}
