package io.kennung.verification.matching;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.chassis.limits.Limit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How many addresses an identity may still ask for. Asking again for the same ones costs nothing:
 * an address book is asked for over and over, a phone book only once.
 */
@Singleton
public class Quotas {

  private static final byte[] WHO = "who".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ASKED = "asked".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_LENGTH = 16;
  private static final int PURGE_BATCH = 1_000;

  private record Level(Asked asked, Instant wholeAt) {}

  private final Jdbi jdbi;
  private final Hmac hmac;
  private final Limit limit;
  private final MatchConfig config;
  private final Clock clock;

  @Inject
  Quotas(Jdbi jdbi, Secrets secrets, MatchConfig config, Clock clock) {
    this.jdbi = jdbi;
    this.hmac = new Hmac(secrets.derive("kennung match quota").getFirst());
    this.limit = new Limit("match-new", config.burst(), config.refill());
    this.config = config;
    this.clock = clock;
  }

  /**
   * Charges what is new among these.
   *
   * @throws Refused with {@link CommonFailure#TOO_OFTEN}; then nothing has been charged
   */
  void charge(String identity, List<byte[]> addresses) {
    byte[] name = identity.getBytes(StandardCharsets.US_ASCII);
    byte[] who = hmac.of(WHO, name);
    Asked wanted = Asked.of(Arrays.copyOf(hmac.of(ASKED, name), KEY_LENGTH), addresses);
    Optional<Level> seen = jdbi.withHandle(sql -> find(sql, who, ""));
    if (seen.isPresent() && seen.get().asked().countNew(wanted) == 0) {
      return;
    }
    QuarkusTransaction.requiringNew().run(() -> jdbi.useHandle(sql -> charge(sql, who, wanted)));
  }

  /**
   * The quota is whole at once. What was asked for before stays known.
   *
   * @return whether anything of it was used up
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean lift(String identity) {
    Instant now = clock.instant();
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    "UPDATE match_quota SET whole_at = :now WHERE who = :who AND whole_at > :now")
                .bind("now", utc(now))
                .bind("who", hmac.of(WHO, identity.getBytes(StandardCharsets.US_ASCII)))
                .execute()
            == 1);
  }

  private void charge(Handle sql, byte[] who, Asked wanted) {
    Instant now = clock.instant();
    sql.createUpdate(
            "INSERT INTO match_quota (who, asked, whole_at, used_on)"
                + " VALUES (:who, '', :now, :today) ON CONFLICT DO NOTHING")
        .bind("who", who)
        .bind("now", utc(now))
        .bind("today", today(now))
        .execute();
    Level level = find(sql, who, "FOR UPDATE").orElseThrow();
    long fresh = level.asked().countNew(wanted);
    Instant whole = level.wholeAt().isBefore(now) ? now : level.wholeAt();
    Instant after = whole.plus(limit.refill().multipliedBy(fresh));
    if (!limit.allows(after, now)) {
      throw new Refused(CommonFailure.TOO_OFTEN, limit.retryAfter(after, now));
    }
    sql.createUpdate(
            "UPDATE match_quota SET asked = :asked, whole_at = :whole, used_on = :today"
                + " WHERE who = :who")
        .bind("who", who)
        .bind("asked", level.asked().and(wanted).bytes())
        .bind("whole", utc(after))
        .bind("today", today(now))
        .execute();
  }

  /** Whoever has not asked for long has no quota to make up for, either. */
  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    Instant now = clock.instant();
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "DELETE FROM match_quota WHERE who IN (SELECT who FROM match_quota"
                    + " WHERE used_on < :before AND whole_at < :now LIMIT :batch"
                    + " FOR UPDATE SKIP LOCKED)")
            .bind("before", today(now.minus(config.memory())))
            .bind("now", utc(now))
            .bind("batch", PURGE_BATCH)
            .execute());
  }

  private static Optional<Level> find(Handle sql, byte[] who, String lock) {
    return sql.createQuery("SELECT asked, whole_at FROM match_quota WHERE who = :who " + lock)
        .bind("who", who)
        .map((row, context) ->
            new Level(
                Asked.of(row.getBytes(1)), row.getObject(2, OffsetDateTime.class).toInstant()))
        .findOne();
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
