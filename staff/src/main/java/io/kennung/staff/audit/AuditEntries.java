package io.kennung.staff.audit;

import io.kennung.protocol.audit.AuditEntry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The entries. They are added, one at a time, and never changed. */
@Singleton
class AuditEntries {

  /** Whoever adds one holds this lock of the schema's database until its transaction ends. */
  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext(current_schema()), 7)";

  private final Jdbi jdbi;

  @Inject
  AuditEntries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The last one; nobody else adds one before this transaction has ended. */
  Optional<AuditEntry> lockLast() {
    return jdbi.withHandle(sql -> {
      sql.createQuery(LOCK).mapTo(String.class).findOne();
      return sql.createQuery("SELECT * FROM audit_entry ORDER BY number DESC LIMIT 1")
          .map((row, context) -> read(row))
          .findOne();
    });
  }

  void add(AuditEntry it) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO audit_entry (number, at, who, roles, action, identity, purpose,
                  outcome, previous, hash)
                VALUES (:number, :at, :who, :roles, :action, :identity, :purpose, :outcome,
                  :previous, :hash)
                """)
            .bind("number", it.number())
            .bind("at", it.at().atOffset(ZoneOffset.UTC))
            .bind("who", it.who())
            .bind("roles", it.roles())
            .bind("action", it.action())
            .bind("identity", it.identity())
            .bind("purpose", it.purpose())
            .bind("outcome", it.outcome())
            .bind("previous", HexFormat.of().parseHex(it.previous()))
            .bind("hash", HexFormat.of().parseHex(it.hash()))
            .execute());
  }

  List<AuditEntry> after(long number, int count) {
    return page("number > :number ORDER BY number", number, count);
  }

  List<AuditEntry> before(long number, int count) {
    return page("number < :number ORDER BY number DESC", number, count);
  }

  List<AuditEntry> before(long number, int count, AuditFilter filter) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT * FROM audit_entry
                WHERE number < :number AND (:identity = '' OR identity = :identity)
                  AND (:who = '' OR who = :who)
                ORDER BY number DESC LIMIT :count
                """)
            .bind("number", number)
            .bind("count", count)
            .bind("identity", filter.identity())
            .bind("who", filter.who())
            .map((row, context) -> read(row))
            .list());
  }

  private List<AuditEntry> page(String which, long number, int count) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT * FROM audit_entry WHERE " + which + " LIMIT :count")
            .bind("number", number)
            .bind("count", count)
            .map((row, context) -> read(row))
            .list());
  }

  private static AuditEntry read(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("number"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("who"),
        row.getString("roles"),
        row.getString("action"),
        row.getString("identity"),
        row.getString("purpose"),
        row.getString("outcome"),
        HexFormat.of().formatHex(row.getBytes("previous")),
        HexFormat.of().formatHex(row.getBytes("hash")));
  }
}
