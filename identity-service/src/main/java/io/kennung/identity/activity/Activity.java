package io.kennung.identity.activity;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.IdentitySeen;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Notices that an identity is in use. */
@Singleton
public class Activity {

  private final Sightings sightings;
  private final Outbox outbox;
  private final Clock clock;

  @Inject
  Activity(Sightings sightings, Outbox outbox, Clock clock) {
    this.sightings = sightings;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The identity has just proven its key. The first time on a UTC day this is told, unless somebody
   * else has told it; after that it costs one look.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void seen(String identity) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (sightings.note(identity, today)) {
      outbox.put(new IdentitySeen(identity, today));
    }
  }
}
