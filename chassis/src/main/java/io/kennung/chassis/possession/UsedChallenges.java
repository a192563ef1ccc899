package io.kennung.chassis.possession;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/**
 * Which challenges have been used, and what came of it. Written in the transaction of the operation
 * itself, so that there is never an effect without its record nor a record without its effect.
 */
@Singleton
public class UsedChallenges {

  private static final int PURGE_BATCH = 10_000;

  private final Jdbi jdbi;
  private final Clock clock;

  /** The challenges of this service's schema. */
  @Inject
  public UsedChallenges(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Uses the challenge. When the same second phase comes again, because its answer was lost on the
   * way, it is not the first time: the caller must change nothing and answer as before. Two at
   * once: the second waits for the first.
   *
   * @return whether it is the first time
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean use(Proof proof) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    "INSERT INTO used_challenge (nonce, outcome, expires_at)"
                        + " VALUES (:nonce, '', :expiry) ON CONFLICT DO NOTHING")
                .bind("nonce", proof.nonce())
                .bind("expiry", proof.expiresAt().atOffset(ZoneOffset.UTC))
                .execute()
            == 1);
  }

  /** What the operation came to that has used this challenge and recorded it. */
  public String outcome(Proof proof) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT outcome FROM used_challenge WHERE nonce = :nonce")
            .bind("nonce", proof.nonce())
            .mapTo(String.class)
            .one());
  }

  /** An expired challenge is refused by its token; its record is of no more use. */
  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "DELETE FROM used_challenge WHERE nonce IN (SELECT nonce FROM used_challenge"
                    + " WHERE expires_at < :now LIMIT :batch FOR UPDATE SKIP LOCKED)")
            .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
            .bind("batch", PURGE_BATCH)
            .execute());
  }
}
