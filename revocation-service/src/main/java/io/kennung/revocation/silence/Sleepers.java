package io.kennung.revocation.silence;

import io.kennung.protocol.IdentityState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Those who count as active and have been silent for too long. Whose key is unknown is in none of
 * this: such a life has not begun.
 */
@Singleton
class Sleepers {

  /** How many there are. */
  record Count(long active, long silent) {}

  /**
   * One who has just become inactive.
   *
   * @param revision of the event that says so
   */
  record Fallen(String identity, long revision, LocalDate seenOn) {}

  /**
   * Drives everything here by the index {@code life_active}, whose head are the longest silent.
   *
   * <p>Who is locked is being touched right now: seen again, or ended. Such are left for the next
   * time, so that a sweep that holds a thousand rows never waits for anybody, and so is in no
   * deadlock. Who was touched a moment ago is looked at once more when locked, as is now, and from
   * then on waits for this transaction: a sign of life or an end is never overwritten.
   *
   * <p>The array is made once, before the outer statement runs; where its rows lie cannot change
   * while they are locked. Joined instead, the plan may read the whole table, or make the list
   * again for every row.
   */
  static final String FALL_SILENT =
      """
      WITH fallen AS (
        UPDATE life SET state = :inactive, revision = revision + 1
        WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM life
          WHERE state = 0 AND public_key IS NOT NULL AND seen_on < :since
            AND (seen_on, identity) > (:seenOn, :identity)
          ORDER BY seen_on, identity
          LIMIT :limit
          FOR NO KEY UPDATE SKIP LOCKED))
        RETURNING identity, revision, seen_on)
      SELECT identity, revision, seen_on FROM fallen ORDER BY seen_on, identity
      """;

  private final Jdbi jdbi;

  @Inject
  Sleepers(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Once through the index, and once a day; where vacuum has been, without the table. */
  Count count(LocalDate since) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT count(*) AS active, count(*) FILTER (WHERE seen_on < :since) AS silent
                FROM life WHERE state = 0 AND public_key IS NOT NULL
                """)
            .bind("since", since)
            .map((row, context) -> new Count(row.getLong("active"), row.getLong("silent")))
            .one());
  }

  /** Whether there is anybody. */
  boolean any(LocalDate since) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT EXISTS (SELECT FROM life
                  WHERE state = 0 AND public_key IS NOT NULL AND seen_on < :since)
                """)
            .bind("since", since)
            .mapTo(Boolean.class)
            .one());
  }

  /**
   * Makes the next ones inactive.
   *
   * @param since who was seen on this day or later is not silent
   * @param after goes on behind this one: what was marked before leaves holes at the head of the
   *     index, which are not gone through again
   * @param limit so many at most
   * @return the longest silent first
   */
  List<Fallen> fallSilent(LocalDate since, Place after, int limit) {
    return jdbi.withHandle(sql ->
        sql.createQuery(FALL_SILENT)
            .bind("inactive", IdentityState.INACTIVE.code())
            .bind("since", since)
            .bind("seenOn", after.seenOn())
            .bind("identity", after.identity())
            .bind("limit", limit)
            .map((row, context) ->
                new Fallen(
                    row.getString("identity"),
                    row.getLong("revision"),
                    row.getObject("seen_on", LocalDate.class)))
            .list());
  }

  /** Where a sweep has come to in the order of the index. */
  record Place(LocalDate seenOn, String identity) {

    /** Before everybody. */
    static final Place START = new Place(LocalDate.EPOCH, "");

    static Place of(Fallen last) {
      return new Place(last.seenOn(), last.identity());
    }
  }
}
