package io.kennung.revocation.lives;

import io.kennung.protocol.IdentityState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The lives as this service has told of them: what of it the database has lost. */
@Singleton
public class ToldLives {

  /**
   * What was told of one.
   *
   * @param state from then on; empty when it was not about that
   */
  public record Told(String identity, long revision, Optional<IdentityState> state, Instant at) {

    /** Who woke, or set a password, was there on that day: it must not count as silent again. */
    private boolean isSignOfLife() {
      return state.isEmpty() || state.get() == IdentityState.ACTIVE;
    }
  }

  private final Jdbi jdbi;

  @Inject
  ToldLives(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Their places in the list, in order: what is later than the life here. An end is lost also where
   * the life has gone on since.
   */
  public List<Integer> lost(List<Told> told) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT place - 1
                FROM unnest(CAST(:identities AS text[]), CAST(:revisions AS bigint[]),
                    CAST(:ends AS boolean[])) WITH ORDINALITY AS told (identity, revision, ends, place)
                  LEFT JOIN life USING (identity)
                WHERE life.state IS NULL
                  OR life.state <> :ended AND (life.revision < told.revision OR told.ends)
                ORDER BY place
                """)
            .bindArray("identities", String.class, told.stream().map(Told::identity).toList())
            .bindArray("revisions", Long.class, told.stream().map(Told::revision).toList())
            .bindArray("ends", Boolean.class, told.stream().map(ToldLives::ends).toList())
            .bind("ended", IdentityState.INVALID.code())
            .mapTo(Integer.class)
            .list());
  }

  /** It holds again. Of somebody whose registration is lost as well, the key comes later. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void restore(Told told) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO life (identity, state, revision, seen_on)
                VALUES (:identity, coalesce(:state, :active), :revision, :day)
                ON CONFLICT (identity) DO UPDATE
                SET state = coalesce(:state, life.state),
                    revision = greatest(life.revision, excluded.revision),
                    seen_on = CASE WHEN :seen THEN greatest(life.seen_on, excluded.seen_on)
                      ELSE life.seen_on END
                WHERE life.state <> :ended
                """)
            .bind("identity", told.identity())
            .bind("state", told.state().map(IdentityState::code).orElse(null))
            .bind("active", IdentityState.ACTIVE.code())
            .bind("ended", IdentityState.INVALID.code())
            .bind("revision", told.revision())
            .bind("seen", told.isSignOfLife())
            .bind("day", LocalDate.ofInstant(told.at(), ZoneOffset.UTC))
            .execute());
  }

  private static boolean ends(Told told) {
    return told.state().filter(IdentityState.INVALID::equals).isPresent();
  }
}
