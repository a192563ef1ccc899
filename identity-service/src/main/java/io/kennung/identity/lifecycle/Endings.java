package io.kennung.identity.lifecycle;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** What is set for the end of identities, and how they have ended. */
@Singleton
class Endings {

  private final Jdbi jdbi;

  @Inject
  Endings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whether there is such an identity; it has a revocation password since then, or later. */
  boolean passwordSet(String identity, Instant at) {
    return jdbi.withHandle(sql -> {
      sql.createUpdate(
              """
              INSERT INTO ending AS known (identity, password_since)
              SELECT id, :at FROM identity WHERE id = :identity
              ON CONFLICT (identity) DO UPDATE
              SET password_since = greatest(known.password_since, excluded.password_since)
              """)
          .bind("identity", identity)
          .bind("at", at.atOffset(ZoneOffset.UTC))
          .execute();
      return sql.createQuery("SELECT EXISTS (SELECT FROM identity WHERE id = :identity)")
          .bind("identity", identity)
          .mapTo(Boolean.class)
          .one();
    });
  }

  /** The identity has ended in this way; what was told first stands. */
  void ended(String identity, String how) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO ending AS known (identity, how) VALUES (:identity, :how)
                ON CONFLICT (identity) DO UPDATE SET how = coalesce(known.how, excluded.how)
                """)
            .bind("identity", identity)
            .bind("how", how)
            .execute());
  }
}
