package io.kennung.identity.activity;

import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.events.IdentitySeen;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** Notices that an identity is in use. */
@Singleton
public class Activity {

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Clock clock;

  /** Activity in this service's schema. */
  @Inject
  public Activity(Jdbi jdbi, Outbox outbox, Clock clock) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The identity has just proven its key. The first time on a UTC day this is told; after that it
   * costs one look.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void seen(String identity) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    int first =
        jdbi.withHandle(sql ->
            sql.createUpdate(
                    "UPDATE identity SET seen_on = :today WHERE id = :id AND seen_on < :today")
                .bind("today", today)
                .bind("id", identity)
                .execute());
    if (first == 1) {
      outbox.put(new IdentitySeen(identity, today));
    }
  }
}
