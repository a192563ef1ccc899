package io.kennung.identity.changes;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The changes that have been told of. Nothing here may run in a transaction of the caller: a
 * position counts only once it is committed.
 */
@Singleton
class Changes {

  /** A change with its place in the feed. */
  record Placed(Cursor place, Change change) {}

  private final Jdbi jdbi;

  @Inject
  Changes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All that has been committed by now gets its position, as far as the number goes. */
  int number(int most) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT number_changes(:most)")
            .bind("most", most)
            .mapTo(Integer.class)
            .one());
  }

  /** From this position on, which may be missing; as they stood at one moment. */
  List<Placed> from(long position, int limit) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT position, mark, identity, state, at FROM state_change
                WHERE position >= :from ORDER BY position LIMIT :limit
                """)
            .bind("from", position)
            .bind("limit", limit)
            .map((row, context) -> read(row))
            .list());
  }

  /** Before the first change. */
  Cursor beginning() {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT mark FROM change_feed")
            .mapTo(UUID.class)
            .map(mark -> new Cursor(0, mark))
            .one());
  }

  /**
   * Forgets the oldest, as far as they were written before then, but never the last one: readers
   * that know it know all.
   *
   * @return how many
   */
  int forget(Instant before, int batch) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                """
                DELETE FROM state_change WHERE position IN (
                  SELECT position FROM state_change
                  WHERE position < least(
                    (SELECT position FROM change_feed FOR UPDATE),
                    (SELECT position FROM state_change
                     WHERE position IS NOT NULL AND written_at >= :before
                     ORDER BY position LIMIT 1))
                  ORDER BY position LIMIT :batch)
                """)
            .bind("before", before.atOffset(ZoneOffset.UTC))
            .bind("batch", batch)
            .execute());
  }

  private static Placed read(ResultSet row) throws SQLException {
    Cursor place = new Cursor(row.getLong("position"), row.getObject("mark", UUID.class));
    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
    return new Placed(place, new Change(row.getString("identity"), row.getInt("state"), at));
  }
}
