package io.kennung.revocation.ending;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** The ends of identities. Rows are added, and never changed. */
@Singleton
class Revocations {

  private final Jdbi jdbi;

  @Inject
  Revocations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void add(String identity, How how, Instant at) {
    jdbi.useHandle(sql ->
        sql.createUpdate("INSERT INTO revocation (identity, how, at) VALUES (:identity, :how, :at)")
            .bind("identity", identity)
            .bind("how", how.text())
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .execute());
  }

  /** As {@link #add}, where it may be known. */
  void addUnlessKnown(String identity, How how, Instant at) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "INSERT INTO revocation (identity, how, at) VALUES (:identity, :how, :at)"
                    + " ON CONFLICT DO NOTHING")
            .bind("identity", identity)
            .bind("how", how.text())
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .execute());
  }

  Instant endedAt(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT at FROM revocation WHERE identity = :identity")
            .bind("identity", identity)
            .mapTo(OffsetDateTime.class)
            .one()
            .toInstant());
  }
}
