package io.kennung.revocation.activity;

import io.kennung.protocol.IdentityState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The day on which each identity was last seen. It only moves forwards. */
@Singleton
class SignsOfLife {

  /**
   * One that is active again.
   *
   * @param revision of its waking
   */
  record Woken(String identity, long revision) {}

  private final Jdbi jdbi;

  @Inject
  SignsOfLife(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Keeps what is news of it, in one statement. Rows are taken in the order of their identities,
   * those that exist and those that are made: whoever comes at the same time with the same ones
   * waits, and never in a circle. What is no news takes no row.
   *
   * @param awakeSince who was seen on this day or later is not silent
   * @return who is still inactive, though it was seen since
   */
  List<String> note(Map<String, LocalDate> days, LocalDate awakeSince) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                WITH noted AS (
                  INSERT INTO life (identity, state, seen_on)
                  SELECT identity, :active, day
                  FROM unnest(CAST(:identities AS text[]), CAST(:days AS date[]))
                    AS sign (identity, day)
                  LEFT JOIN life USING (identity)
                  WHERE life.state IS NULL
                    OR life.state <> :ended
                      AND (life.seen_on < day OR life.state = :inactive AND day >= :awakeSince)
                  ORDER BY identity
                  ON CONFLICT (identity) DO UPDATE
                  SET seen_on = greatest(life.seen_on, excluded.seen_on)
                  WHERE life.state <> :ended
                    AND (life.seen_on < excluded.seen_on
                      OR life.state = :inactive AND excluded.seen_on >= :awakeSince)
                  RETURNING identity, state, seen_on
                )
                SELECT identity FROM noted WHERE state = :inactive AND seen_on >= :awakeSince
                """)
            .bindArray("identities", String.class, days.keySet().toArray())
            .bindArray(
                "days", String.class, days.values().stream().map(LocalDate::toString).toArray())
            .bind("awakeSince", awakeSince)
            .bind("active", IdentityState.ACTIVE.code())
            .bind("inactive", IdentityState.INACTIVE.code())
            .bind("ended", IdentityState.INVALID.code())
            .mapTo(String.class)
            .list());
  }

  /** Wakes those of them that are asleep. Only what was noted before, so that its rows are held. */
  List<Woken> wake(List<String> identities) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                UPDATE life SET state = :active, revision = revision + 1
                WHERE identity = ANY(:identities) AND state = :inactive
                RETURNING identity, revision
                """)
            .bindArray("identities", String.class, identities)
            .bind("active", IdentityState.ACTIVE.code())
            .bind("inactive", IdentityState.INACTIVE.code())
            .map((row, context) -> new Woken(row.getString("identity"), row.getLong("revision")))
            .list());
  }

  /**
   * Forgets who was seen before this day and has never registered; at most so many. Who is being
   * written about at this moment stays.
   */
  void forgetUnknown(LocalDate before, int batch) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                DELETE FROM life WHERE identity IN (
                  SELECT identity FROM life
                  WHERE public_key IS NULL AND state = 0 AND seen_on < :before
                  ORDER BY seen_on LIMIT :batch FOR UPDATE SKIP LOCKED)
                """)
            .bind("before", before)
            .bind("batch", batch)
            .execute());
  }
}
