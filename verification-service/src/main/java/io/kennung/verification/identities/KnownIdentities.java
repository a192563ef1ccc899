package io.kennung.verification.identities;

import io.kennung.protocol.IdentityState;
import io.kennung.protocol.PublicKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The identities that this service knows of. */
@Singleton
class KnownIdentities {

  /**
   * One of them.
   *
   * @param key never looked at when the identity has been revoked
   */
  record Known(Optional<PublicKey> key, IdentityState state) {

    Optional<PublicKey> livingKey() {
      return state == IdentityState.INVALID ? Optional.empty() : key;
    }
  }

  private final Jdbi jdbi;

  @Inject
  KnownIdentities(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<Known> find(String id) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT public_key, state FROM known_identity WHERE id = :id")
            .bind("id", id)
            .map((row, context) ->
                new Known(
                    Optional.ofNullable(row.getBytes("public_key")).map(PublicKey::of),
                    IdentityState.of(row.getInt("state"))))
            .findOne());
  }

  /** What is known already, a revocation above all, is not changed. */
  void add(String id, PublicKey key, IdentityState state) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "INSERT INTO known_identity (id, public_key, state) VALUES (:id, :key, :state)"
                    + " ON CONFLICT DO NOTHING")
            .bind("id", id)
            .bind("key", key.bytes())
            .bind("state", state.code())
            .execute());
  }

  /**
   * Nothing else happens to this identity until the transaction ends; false when it does not live.
   */
  boolean lockLiving(String id) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT state FROM known_identity WHERE id = :id FOR NO KEY UPDATE")
            .bind("id", id)
            .mapTo(Integer.class)
            .findOne()
            .filter(state -> state != IdentityState.INVALID.code())
            .isPresent());
  }

  /** The state changes only forwards; of an unknown identity only its revocation is kept. */
  void putState(String id, IdentityState state, long revision) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                UPDATE known_identity
                SET state = :state, lifecycle_revision = greatest(lifecycle_revision, :revision)
                WHERE id = :id AND state <> :invalid
                  AND (:state = :invalid OR lifecycle_revision < :revision)
                """)
            .bind("id", id)
            .bind("state", state.code())
            .bind("invalid", IdentityState.INVALID.code())
            .bind("revision", revision)
            .execute());
  }

  void addRevoked(String id, long revision) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "INSERT INTO known_identity (id, state, lifecycle_revision)"
                    + " VALUES (:id, :invalid, :revision) ON CONFLICT DO NOTHING")
            .bind("id", id)
            .bind("invalid", IdentityState.INVALID.code())
            .bind("revision", revision)
            .execute());
  }

  /** Whether it is the first time on this day. */
  boolean see(String id, LocalDate today) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    "UPDATE known_identity SET seen_on = :today WHERE id = :id AND seen_on < :today")
                .bind("today", today)
                .bind("id", id)
                .execute()
            == 1);
  }
}
