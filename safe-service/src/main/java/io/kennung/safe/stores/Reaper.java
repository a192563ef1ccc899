package io.kennung.safe.stores;

import io.kennung.chassis.answers.Refused;
import io.kennung.safe.backups.Turn;
import io.kennung.safe.bucket.Bucket;
import io.kennung.safe.bucket.BucketConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes the objects that no backup points to: what was replaced, moved, removed or forgotten, and
 * what was left behind before a row pointed to it. Not at once: a database that falls back by some
 * hours, to its standby or to its own backup, points to them again.
 */
@Singleton
class Reaper {

  private static final int BATCH = 100;

  private final Jdbi jdbi;
  private final Bucket bucket;
  private final BucketConfig config;
  private final Turn turn;
  private final Clock clock;

  @Inject
  Reaper(Jdbi jdbi, Bucket bucket, BucketConfig config, Turn turn, Clock clock) {
    this.jdbi = jdbi;
    this.bucket = bucket;
    this.config = config;
    this.turn = turn;
    this.clock = clock;
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void reap() {
    if (!bucket.isConfigured()) {
      return;
    }
    LocalDate day =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(config.graceDays());
    int reaped;
    do {
      reaped = turn.take("reaper", () -> reapSome(day));
    } while (reaped == BATCH);
  }

  /** The locks keep out whoever comes back from the dead to let a row point to one of them. */
  private int reapSome(LocalDate day) {
    List<UUID> reaped = new ArrayList<>();
    try {
      for (UUID object : looseSinceBefore(day)) {
        bucket.delete(object);
        reaped.add(object);
      }
    } catch (Refused e) {
      // The bucket has said why; the rest waits for the next round.
    }
    jdbi.useHandle(sql ->
        sql.createUpdate("DELETE FROM loose_object WHERE id = ANY(:reaped)")
            .bindArray("reaped", UUID.class, reaped)
            .execute());
    return reaped.size();
  }

  private List<UUID> looseSinceBefore(LocalDate day) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT id FROM loose_object WHERE since < :day
                ORDER BY since LIMIT :batch FOR UPDATE SKIP LOCKED
                """)
            .bind("day", day)
            .bind("batch", BATCH)
            .mapTo(UUID.class)
            .list());
  }
}
