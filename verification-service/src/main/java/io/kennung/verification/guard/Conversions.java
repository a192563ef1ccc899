package io.kennung.verification.guard;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * How many codes went out below a prefix of numbers against how many came back. Where many go out
 * and few come back, somebody earns on the messages: the prefix is put in quarantine, others go on.
 */
@Singleton
class Conversions {

  private static final Logger LOG = Logger.getLogger(Conversions.class);

  private record Level(Instant since, long sent, long verified, boolean quarantined) {}

  private final Jdbi jdbi;
  private final GuardConfig config;
  private final Clock clock;

  @Inject
  Conversions(Jdbi jdbi, GuardConfig config, Clock clock) {
    this.jdbi = jdbi;
    this.config = config;
    this.clock = clock;
  }

  /** Counts one that is about to go out; false when nothing goes out below this prefix. */
  boolean countSent(String prefix) {
    Instant now = clock.instant();
    Level level =
        jdbi.withHandle(sql ->
            sql.createQuery(
                    """
                    INSERT INTO conversion AS level (prefix, since, sent, verified)
                    VALUES (:prefix, :now, 1, 0)
                    ON CONFLICT (prefix) DO UPDATE
                    SET since = CASE WHEN level.since < :old THEN :now ELSE level.since END,
                        sent = CASE WHEN level.since < :old THEN 1 ELSE level.sent + 1 END,
                        verified = CASE WHEN level.since < :old THEN 0 ELSE level.verified END
                    RETURNING since, sent, verified, coalesce(quarantined_until > :now, false)
                    """)
                .bind("prefix", prefix)
                .bind("now", utc(now))
                .bind("old", utc(now.minus(config.window())))
                .map((row, context) ->
                    new Level(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getLong(2),
                        row.getLong(3),
                        row.getBoolean(4)))
                .one());
    if (level.quarantined()) {
      return false;
    }
    if (isSuspicious(level, now)) {
      // This one still goes: its transaction carries the news.
      quarantine(prefix, now);
    }
    return true;
  }

  /** It has not gone out after all. */
  void countUnsent(String prefix) {
    jdbi.useHandle(sql ->
        sql.execute("UPDATE conversion SET sent = greatest(0, sent - 1) WHERE prefix = ?", prefix));
  }

  /** One has come back. */
  void countVerified(String prefix) {
    jdbi.useHandle(sql ->
        sql.execute("UPDATE conversion SET verified = verified + 1 WHERE prefix = ?", prefix));
  }

  /** The prefixes to which nothing is sent at the moment. */
  List<String> quarantined() {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT prefix FROM conversion WHERE quarantined_until > :now")
            .bind("now", utc(clock.instant()))
            .mapTo(String.class)
            .list());
  }

  /** Judged only after a while: a code needs its time to come back. */
  private boolean isSuspicious(Level level, Instant now) {
    return level.sent() >= config.leastSent()
        && !level.since().plus(config.patience()).isAfter(now)
        && level.verified() * 100 < level.sent() * config.leastVerifiedPercent();
  }

  private void quarantine(String prefix, Instant now) {
    jdbi.useHandle(sql ->
        sql.createUpdate("UPDATE conversion SET quarantined_until = :until WHERE prefix = :prefix")
            .bind("until", utc(now.plus(config.quarantine())))
            .bind("prefix", prefix)
            .execute());
    LOG.errorf(
        "numbers beginning with +%s are in quarantine: many codes go out, few come back", prefix);
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
