package io.kennung.chassis.limits;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/**
 * Limits that all replicas share: one row a key, counted by one atomic statement, so that a
 * thousand requests in parallel get what one after the other would. Out of reach means refused: the
 * statement's failure is the caller's.
 *
 * <p>Kept is a keyed hash of whom a limit is about, never the address itself.
 */
@Singleton
public class SharedLimits {

  private final Jdbi jdbi;
  private final Hmac key;
  private final MeterRegistry metrics;
  private final Clock clock;

  /** The limits of this service's schema. */
  @Inject
  public SharedLimits(Jdbi jdbi, Secrets secrets, MeterRegistry metrics, Clock clock) {
    this.jdbi = jdbi;
    this.key = new Hmac(secrets.derive("kennung limits").getFirst());
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Counts one request, in a transaction of its own: what is refused or fails later has been
   * counted all the same.
   *
   * @throws Refused with {@link CommonFailure#TOO_OFTEN}
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void admit(Limit limit, String who) {
    count(limit, who);
  }

  /**
   * Counts something that costs, in the transaction that brings it about: what comes to nothing is
   * not counted.
   *
   * @throws Refused with {@link CommonFailure#TOO_OFTEN}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void charge(Limit limit, String who) {
    count(limit, who);
  }

  /**
   * As {@link #charge}, for whoever has to answer a refusal in the same transaction.
   *
   * @return whether it was within the limit; if not, nothing has changed
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean take(Limit limit, String who) {
    return counted(limit, who, clock.instant());
  }

  /**
   * The allowance is whole at once.
   *
   * @return whether anything of it was used up
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean lift(Limit limit, String who) {
    return jdbi.withHandle(sql ->
        sql.createUpdate("DELETE FROM limit_level WHERE key = :key AND whole_at > :now")
                .bind("key", hashed(limit, who))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute()
            == 1);
  }

  /** Takes back one that was counted and that came to nothing without any fault of the caller. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void giveBack(Limit limit, String who) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                UPDATE limit_level SET whole_at = whole_at - CAST(:refill AS interval)
                WHERE key = :key
                """)
            .bind("key", hashed(limit, who))
            .bind("refill", limit.refill().toString())
            .execute());
  }

  /** How long until one more would be admitted; zero for now. */
  public Duration untilNext(Limit limit, String who) {
    Duration wait = retryAfter(limit, who, clock.instant());
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private void count(Limit limit, String who) {
    Instant now = clock.instant();
    if (!counted(limit, who, now)) {
      metrics.counter("directory.limits.refused", "limit", limit.name()).increment();
      throw new Refused(CommonFailure.TOO_OFTEN, retryAfter(limit, who, now));
    }
  }

  private boolean counted(Limit limit, String who, Instant now) {
    Duration burst = limit.refill().multipliedBy(limit.burst());
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    """
                    INSERT INTO limit_level AS level (key, whole_at)
                    VALUES (:key, CAST(:now AS timestamptz) + CAST(:refill AS interval))
                    ON CONFLICT (key) DO UPDATE
                    SET whole_at = greatest(level.whole_at, :now) + CAST(:refill AS interval)
                    WHERE greatest(level.whole_at, :now) + CAST(:refill AS interval)
                          <= CAST(:now AS timestamptz) + CAST(:burst AS interval)
                    """)
                .bind("key", hashed(limit, who))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("refill", limit.refill().toString())
                .bind("burst", burst.toString())
                .execute()
            == 1);
  }

  private Duration retryAfter(Limit limit, String who, Instant now) {
    Instant wholeAt =
        jdbi.withHandle(sql ->
            sql.createQuery("SELECT whole_at FROM limit_level WHERE key = :key")
                .bind("key", hashed(limit, who))
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant)
                .orElse(now));
    return limit.retryAfter(limit.afterOneMore(wholeAt, now), now);
  }

  private byte[] hashed(Limit limit, String who) {
    return key.of(
        limit.name().getBytes(StandardCharsets.UTF_8),
        new byte[] {0},
        who.getBytes(StandardCharsets.UTF_8));
  }

  /** A key whose allowance is whole again is as good as unknown. */
  @Scheduled(every = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    jdbi.useHandle(sql ->
        sql.createUpdate("DELETE FROM limit_level WHERE whole_at < :now")
            .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
            .execute());
  }
}
