package io.kennung.revocation.lives;

import io.kennung.protocol.IdentityState;
import io.kennung.protocol.PublicKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;

/** The lives of the identities that this service has heard of. */
@Singleton
class Lives {

  /**
   * What is known of one.
   *
   * @param key empty while only a sign of life has come
   */
  record Life(Optional<PublicKey> key, IdentityState state) {

    boolean goesOn() {
      return state != IdentityState.INVALID;
    }
  }

  private final Jdbi jdbi;

  @Inject
  Lives(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<Life> find(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT public_key, state FROM life WHERE identity = :identity")
            .bind("identity", identity)
            .map((row, context) ->
                new Life(
                    Optional.ofNullable(row.getBytes("public_key")).map(PublicKey::of),
                    IdentityState.of(row.getInt("state"))))
            .findOne());
  }

  /** What is known already is not changed, but for a key that was missing. */
  void add(String identity, PublicKey key, IdentityState state, LocalDate seenOn) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO life (identity, public_key, state, seen_on)
                VALUES (:identity, :key, :state, :seenOn)
                ON CONFLICT (identity) DO UPDATE
                SET public_key = excluded.public_key,
                    seen_on = greatest(life.seen_on, excluded.seen_on)
                WHERE life.public_key IS NULL
                """)
            .bind("identity", identity)
            .bind("key", key.bytes())
            .bind("state", state.code())
            .bind("seenOn", seenOn)
            .execute());
  }

  /**
   * Nothing else happens to this life until the transaction ends; false when there is none that
   * goes on.
   */
  boolean lockLiving(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT state FROM life WHERE identity = :identity FOR NO KEY UPDATE")
            .bind("identity", identity)
            .mapTo(Integer.class)
            .findOne()
            .filter(state -> state != IdentityState.INVALID.code())
            .isPresent());
  }

  /** One more event of this life; its revision. */
  long nextRevision(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "UPDATE life SET revision = revision + 1 WHERE identity = :identity"
                    + " RETURNING revision")
            .bind("identity", identity)
            .mapTo(Long.class)
            .one());
  }

  /** The revision of the end; empty when it had ended before, or never begun. */
  OptionalLong end(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                UPDATE life SET state = :ended, revision = revision + 1
                WHERE identity = :identity AND state <> :ended
                RETURNING revision
                """)
            .bind("identity", identity)
            .bind("ended", IdentityState.INVALID.code())
            .mapTo(Long.class)
            .findOne()
            .map(OptionalLong::of)
            .orElse(OptionalLong.empty()));
  }
}
