package io.kennung.verification.pending;

import io.kennung.pages.Language;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.links.KeptAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rows of pending verifications, at most one an identity and kind. */
@Singleton
class PendingTable {

  private final Jdbi jdbi;

  @Inject
  PendingTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<Verification> find(byte[] id) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT * FROM verification WHERE id = :id")
            .bind("id", id)
            .map((row, context) -> read(row))
            .findOne());
  }

  /** Nobody else changes it until the transaction ends. */
  Optional<Verification> lock(byte[] id) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT * FROM verification WHERE id = :id FOR UPDATE")
            .bind("id", id)
            .map((row, context) -> read(row))
            .findOne());
  }

  Optional<Verification> lock(String identity, LinkKind kind, KeptAddress address) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT * FROM verification WHERE identity = :identity AND kind = :kind"
                    + " AND address = ANY (:any) FOR UPDATE")
            .bind("identity", identity)
            .bind("kind", kind.text())
            .bind("any", address.any())
            .map((row, context) -> read(row))
            .findOne());
  }

  Optional<Verification> find(String identity, LinkKind kind) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT * FROM verification WHERE identity = :identity AND kind = :kind")
            .bind("identity", identity)
            .bind("kind", kind.text())
            .map((row, context) -> read(row))
            .findOne());
  }

  Optional<Verification> findBegunBy(Instant moment, String identity, LinkKind kind) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT * FROM verification WHERE identity = :identity AND kind = :kind"
                    + " AND begun_at <= :moment")
            .bind("identity", identity)
            .bind("kind", kind.text())
            .bind("moment", utc(moment))
            .map((row, context) -> read(row))
            .findOne());
  }

  void insert(Verification it, Instant begunAt) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO verification (id, identity, kind, address, sealed, seed, language,
                  landing_app, sends, next_send_at, calls, next_call_at, tries, next_try_at,
                  code_expires_at, expires_at, begun_at)
                VALUES (:id, :identity, :kind, :address, :sealed, :seed, :language,
                  :landingApp, :sends, :nextSendAt, :calls, :nextCallAt, :tries, :nextTryAt,
                  :codeExpiresAt, :expiresAt, :begunAt)
                """)
            .bind("id", it.id())
            .bind("identity", it.identity())
            .bind("kind", it.kind().text())
            .bind("address", it.address())
            .bind("sealed", it.sealed())
            .bind("language", it.language().tag())
            .bind("landingApp", it.landingApp())
            .bind("tries", it.progress().tries())
            .bind("nextTryAt", utc(it.progress().nextTryAt()))
            .bind("begunAt", utc(begunAt))
            .bindMap(changing(it))
            .execute());
  }

  void update(Verification it) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                UPDATE verification
                SET seed = :seed, sends = :sends, next_send_at = :nextSendAt, calls = :calls,
                    next_call_at = :nextCallAt, code_expires_at = :codeExpiresAt,
                    expires_at = :expiresAt
                WHERE id = :id
                """)
            .bind("id", it.id())
            .bindMap(changing(it))
            .execute());
  }

  /**
   * Counts a code before anybody looks at it, so that a thousand at once are looked at as often as
   * a thousand one after the other. Empty when this verification looks at no code now.
   */
  Optional<Verification> countTry(byte[] id, List<Duration> waits, Instant now) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                UPDATE verification
                SET tries = tries + 1,
                    next_try_at = CAST(:now AS timestamptz)
                      + coalesce((CAST(:waits AS interval[]))[tries + 1], INTERVAL '0')
                WHERE id = :id AND kind = 'phone' AND tries <= cardinality(CAST(:waits AS interval[]))
                  AND next_try_at <= :now AND code_expires_at > :now AND expires_at > :now
                RETURNING *
                """)
            .bind("id", id)
            .bind(
                "waits",
                waits.stream().map(Duration::toString).collect(Collectors.joining(",", "{", "}")))
            .bind("now", utc(now))
            .map((row, context) -> read(row))
            .findOne());
  }

  /** Whether it was still there. */
  boolean delete(byte[] id) {
    return jdbi.withHandle(sql ->
        sql.createUpdate("DELETE FROM verification WHERE id = :id").bind("id", id).execute() == 1);
  }

  void delete(String identity, LinkKind kind) {
    jdbi.useHandle(sql ->
        sql.createUpdate("DELETE FROM verification WHERE identity = :identity AND kind = :kind")
            .bind("identity", identity)
            .bind("kind", kind.text())
            .execute());
  }

  List<Verification> deleteExpired(Instant now, int batch) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                DELETE FROM verification WHERE id IN (
                  SELECT id FROM verification WHERE expires_at <= :now
                  ORDER BY expires_at LIMIT :batch FOR UPDATE SKIP LOCKED)
                RETURNING *
                """)
            .bind("now", utc(now))
            .bind("batch", batch)
            .map((row, context) -> read(row))
            .list());
  }

  private static Map<String, Object> changing(Verification it) {
    Map<String, Object> values = new HashMap<>();
    values.put("seed", it.seed());
    values.put("sends", it.progress().sends());
    values.put("nextSendAt", utc(it.progress().nextSendAt()));
    values.put("calls", it.progress().calls());
    values.put("nextCallAt", utc(it.progress().nextCallAt()));
    values.put("codeExpiresAt", utc(it.codeExpiresAt()));
    values.put("expiresAt", utc(it.expiresAt()));
    return values;
  }

  private static Verification read(ResultSet row) throws SQLException {
    return new Verification(
        row.getBytes("id"),
        row.getString("identity"),
        LinkKind.of(row.getString("kind")),
        row.getBytes("address"),
        row.getBytes("sealed"),
        row.getBytes("seed"),
        Language.of(row.getString("language")),
        row.getString("landing_app"),
        new Progress(
            row.getInt("sends"),
            instant(row, "next_send_at"),
            row.getInt("calls"),
            instant(row, "next_call_at"),
            row.getInt("tries"),
            row.getObject("next_try_at", OffsetDateTime.class).toInstant()),
        row.getObject("code_expires_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
