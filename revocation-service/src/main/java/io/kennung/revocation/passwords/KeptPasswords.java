package io.kennung.revocation.passwords;

import io.kennung.revocation.passwords.Peppers.Kept;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What is kept of revocation passwords, at most one an identity. */
@Singleton
class KeptPasswords {

  private final Jdbi jdbi;

  @Inject
  KeptPasswords(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The former one no longer counts. */
  void put(String identity, Kept password, Instant now) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO revocation_password (identity, pepper, kept, set_at)
                VALUES (:identity, :pepper, :kept, :now)
                ON CONFLICT (identity) DO UPDATE
                SET pepper = excluded.pepper, kept = excluded.kept, set_at = excluded.set_at
                """)
            .bind("identity", identity)
            .bind("pepper", password.pepper())
            .bind("kept", password.hmac())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute());
  }

  Optional<Kept> find(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT pepper, kept FROM revocation_password WHERE identity = :identity")
            .bind("identity", identity)
            .map((row, context) -> new Kept(row.getInt("pepper"), row.getBytes("kept")))
            .findOne());
  }

  /** When it was set, if it is under one of these peppers. */
  Optional<Instant> setAt(String identity, List<Integer> peppers) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT set_at FROM revocation_password"
                    + " WHERE identity = :identity AND pepper = ANY(:peppers)")
            .bind("identity", identity)
            .bindArray("peppers", Integer.class, peppers)
            .mapTo(OffsetDateTime.class)
            .findOne()
            .map(OffsetDateTime::toInstant));
  }

  /** How many are kept under another pepper than this one. */
  long countNotUnder(int pepper) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT count(*) FROM revocation_password WHERE pepper <> :pepper")
            .bind("pepper", pepper)
            .mapTo(Long.class)
            .one());
  }

  /** Those of identities that ended before this moment. */
  void forgetEndedBefore(Instant moment, int batch) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                DELETE FROM revocation_password WHERE identity IN (
                  SELECT identity FROM revocation_password JOIN revocation USING (identity)
                  WHERE at < :moment LIMIT :batch)
                """)
            .bind("moment", moment.atOffset(ZoneOffset.UTC))
            .bind("batch", batch)
            .execute());
  }
}
