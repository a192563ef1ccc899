package io.kennung.revocation.ending;

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
 * How often a password may be tried for one identity, whether it exists or not: so many within any
 * hour, so many within any day, all replicas together. One statement both counts and decides, so a
 * thousand at once get what one after the other would; when it cannot be asked, nobody may try.
 */
@Singleton
public class PasswordTries {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Jdbi jdbi;
  private final Hmac key;
  private final RevocationConfig config;
  private final MeterRegistry metrics;
  private final Clock clock;

  @Inject
  PasswordTries(
      Jdbi jdbi, Secrets secrets, RevocationConfig config, MeterRegistry metrics, Clock clock) {
    this.jdbi = jdbi;
    this.key = new Hmac(secrets.derive("kennung password tries").getFirst());
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * One more try.
   *
   * @throws Refused with {@link CommonFailure#TOO_OFTEN}
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void count(String identity) {
    byte[] hashed = key.of(identity.getBytes(StandardCharsets.US_ASCII));
    Instant now = clock.instant();
    int counted =
        jdbi.withHandle(sql ->
            sql.createUpdate(
                    """
                    INSERT INTO password_try AS kept (key, tried_at)
                    VALUES (:key, ARRAY[CAST(:now AS timestamptz)])
                    ON CONFLICT (key) DO UPDATE
                    SET tried_at = ARRAY(
                      SELECT at FROM unnest(kept.tried_at) AS at WHERE at > :dayAgo ORDER BY at)
                      || CAST(:now AS timestamptz)
                    WHERE (SELECT count(*) FROM unnest(kept.tried_at) AS at WHERE at > :hourAgo)
                        < :anHour
                      AND (SELECT count(*) FROM unnest(kept.tried_at) AS at WHERE at > :dayAgo)
                        < :aDay
                    """)
                .bind("key", hashed)
                .bind("now", utc(now))
                .bind("hourAgo", utc(now.minus(HOUR)))
                .bind("dayAgo", utc(now.minus(DAY)))
                .bind("anHour", config.triesAnHour())
                .bind("aDay", config.triesADay())
                .execute());
    if (counted == 0) {
      metrics.counter("directory.limits.refused", "limit", "revocation-password").increment();
      throw new Refused(CommonFailure.TOO_OFTEN, untilNext(hashed, now));
    }
  }

  /**
   * The tries of this identity begin anew.
   *
   * @return whether any of the last day counted
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean beginAnew(String identity) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    "DELETE FROM password_try WHERE key = :key"
                        + " AND tried_at[cardinality(tried_at)] > :dayAgo")
                .bind("key", key.of(identity.getBytes(StandardCharsets.US_ASCII)))
                .bind("dayAgo", utc(clock.instant().minus(DAY)))
                .execute()
            == 1);
  }

  private Duration untilNext(byte[] hashed, Instant now) {
    Instant possible =
        jdbi.withHandle(sql ->
            sql.createQuery(
                    """
                    SELECT greatest(
                      tried_at[cardinality(tried_at) - :anHour + 1] + interval '1 hour',
                      tried_at[cardinality(tried_at) - :aDay + 1] + interval '1 day')
                    FROM password_try WHERE key = :key
                    """)
                .bind("key", hashed)
                .bind("anHour", config.triesAnHour())
                .bind("aDay", config.triesADay())
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant());
    return Duration.between(now, possible);
  }

  /** What is older than a day no longer counts. */
  @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    jdbi.useHandle(sql ->
        sql.createUpdate("DELETE FROM password_try WHERE tried_at[cardinality(tried_at)] < :dayAgo")
            .bind("dayAgo", utc(clock.instant().minus(DAY)))
            .execute());
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
