package io.kennung.identity.operations.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** When each round of counting was last done. One replica at a time does any. */
@Singleton
class Rounds {

  private final Jdbi jdbi;

  @Inject
  Rounds(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whether nobody else is counting until this transaction ends. */
  boolean tryLock() {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT pg_try_advisory_xact_lock("
                    + "hashtextextended(current_schema() || '.figures', 0))")
            .mapTo(Boolean.class)
            .one());
  }

  /** When it was last done; empty when it never was. */
  Optional<Instant> last(String name) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT done_at FROM counting_round WHERE name = :name")
            .bind("name", name)
            .mapTo(OffsetDateTime.class)
            .findOne()
            .map(OffsetDateTime::toInstant));
  }

  /** It is done. */
  void done(String name, Instant now) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "INSERT INTO counting_round (name, done_at) VALUES (:name, :now)"
                    + " ON CONFLICT (name) DO UPDATE SET done_at = excluded.done_at")
            .bind("name", name)
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute());
  }
}
