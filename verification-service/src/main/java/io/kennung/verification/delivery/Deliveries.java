package io.kennung.verification.delivery;

import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.delivery.Delivery.Outcome;
import io.kennung.verification.delivery.Delivery.Way;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The rows of deliveries. */
@Singleton
class Deliveries {

  private final Jdbi jdbi;

  @Inject
  Deliveries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void insert(Delivery it, Instant now) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO delivery (id, verification, identity, kind, channel, country, state,
                  due_at, not_after, changed_at)
                VALUES (:id, :verification, :identity, :kind, :channel, :country, 'waiting', :now,
                  :notAfter, :now)
                """)
            .bind("id", it.id())
            .bind("verification", it.verification())
            .bind("identity", it.identity())
            .bind("kind", it.kind().text())
            .bind("channel", text(it.way()))
            .bind("country", it.country())
            .bind("notAfter", utc(it.notAfter()))
            .bind("now", utc(now))
            .execute());
  }

  /**
   * Takes some that are due, for so long that whoever has taken them is done or dead after that.
   * Those taken twice without a word of what became of them are left alone: one duplicate is
   * bearable, two are not.
   */
  List<Delivery> claim(int count, Duration hold, Instant now) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                UPDATE delivery SET state = 'sending', claims = claims + 1, due_at = :until,
                  changed_at = :now
                WHERE id IN (
                  SELECT id FROM delivery
                  WHERE state IN ('waiting', 'sending') AND due_at <= :now AND claims < 2
                  ORDER BY due_at LIMIT :count FOR UPDATE SKIP LOCKED)
                RETURNING *
                """)
            .bind("now", utc(now))
            .bind("until", utc(now.plus(hold)))
            .bind("count", count)
            .map((row, context) -> read(row))
            .list());
  }

  /** Those whose fate nobody will ever tell, since whoever had taken them died twice. */
  List<Delivery> giveUpOnLost(Instant now) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                UPDATE delivery SET state = 'dropped', reason = 'lost', changed_at = :now
                WHERE state = 'sending' AND due_at <= :now AND claims >= 2
                RETURNING *
                """)
            .bind("now", utc(now))
            .map((row, context) -> read(row))
            .list());
  }

  /** The provider has taken it. */
  void markSent(UUID id, String provider, Optional<String> reference, Instant now) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                UPDATE delivery SET state = 'sent', provider = :provider,
                  provider_reference = :reference, changed_at = :now
                WHERE id = :id AND state = 'sending'
                """)
            .bind("id", id)
            .bind("provider", provider)
            .bind("reference", reference.orElse(null))
            .bind("now", utc(now))
            .execute());
  }

  /** It was certainly not sent, and is tried again later. */
  void putBack(UUID id, Instant dueAt, Instant now) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                UPDATE delivery SET state = 'waiting', claims = 0, rounds = rounds + 1,
                  due_at = :due, changed_at = :now
                WHERE id = :id AND state = 'sending'
                """)
            .bind("id", id)
            .bind("due", utc(dueAt))
            .bind("now", utc(now))
            .execute());
  }

  /** The end of it. Whether it is news. */
  boolean settle(UUID id, Outcome outcome, String reason, Instant now) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    """
                    UPDATE delivery SET state = :state, reason = :reason, changed_at = :now
                    WHERE id = :id AND state IN ('waiting', 'sending', 'sent') AND state <> :state
                    """)
                .bind("id", id)
                .bind("state", text(outcome))
                .bind("reason", reason)
                .bind("now", utc(now))
                .execute()
            == 1);
  }

  /** Those that wait for being sent are not sent any more. */
  List<Delivery> dropWaiting(byte[] verification, String reason, Instant now) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                UPDATE delivery SET state = 'dropped', reason = :reason, changed_at = :now
                WHERE verification = :verification AND state = 'waiting'
                RETURNING *
                """)
            .bind("verification", verification)
            .bind("reason", reason)
            .bind("now", utc(now))
            .map((row, context) -> read(row))
            .list());
  }

  Optional<Delivery> find(UUID id) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT * FROM delivery WHERE id = :id")
            .bind("id", id)
            .map((row, context) -> read(row))
            .findOne());
  }

  Optional<Delivery> find(String provider, String reference) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT * FROM delivery WHERE provider = :provider AND provider_reference = :reference"
                    + " ORDER BY changed_at DESC LIMIT 1")
            .bind("provider", provider)
            .bind("reference", reference)
            .map((row, context) -> read(row))
            .findOne());
  }

  /** How old the oldest one is that waits although it is due. */
  Duration lag(Instant now) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT min(due_at) FROM delivery WHERE state = 'waiting' AND due_at <= :now")
            .bind("now", utc(now))
            .mapTo(OffsetDateTime.class)
            .findOne()
            .map(oldest -> Duration.between(oldest.toInstant(), now))
            .orElse(Duration.ZERO));
  }

  void purge(Instant before, int batch) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "DELETE FROM delivery WHERE id IN (SELECT id FROM delivery"
                    + " WHERE changed_at < :before AND state NOT IN ('waiting', 'sending')"
                    + " LIMIT :batch FOR UPDATE SKIP LOCKED)")
            .bind("before", utc(before))
            .bind("batch", batch)
            .execute());
  }

  static String text(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getObject("id", UUID.class),
        row.getBytes("verification"),
        row.getString("identity"),
        LinkKind.of(row.getString("kind")),
        Way.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
        row.getString("country"),
        Objects.requireNonNullElse(row.getString("provider"), Delivery.NONE),
        row.getObject("not_after", OffsetDateTime.class).toInstant(),
        row.getInt("rounds"));
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
