package io.kennung.identity.activity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The last day on which anybody has seen each identity. */
@Singleton
class Sightings {

  private final Jdbi jdbi;

  @Inject
  Sightings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whether this day is later than all others on which the identity was seen. */
  boolean note(String identity, LocalDate day) {
    return jdbi.withHandle(sql ->
        sql.createUpdate("UPDATE identity SET seen_on = :day WHERE id = :id AND seen_on < :day")
                .bind("day", day)
                .bind("id", identity)
                .execute()
            == 1);
  }

  /**
   * Many at once; whoever is unknown is passed over, and no row is written whose day is not later.
   * The rows are taken in one order, so that two batches do not wait for each other.
   */
  void note(Map<String, LocalDate> days) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                WITH later AS (
                  SELECT id, day
                  FROM unnest(CAST(:identities AS text[]), CAST(:days AS date[])) AS told (id, day)
                  JOIN identity USING (id)
                  WHERE seen_on < day
                  ORDER BY id
                  FOR NO KEY UPDATE OF identity
                )
                UPDATE identity SET seen_on = day FROM later
                WHERE identity.id = later.id AND seen_on < day
                """)
            .bindArray("identities", String.class, days.keySet().toArray())
            .bindArray(
                "days", String.class, days.values().stream().map(LocalDate::toString).toArray())
            .execute());
  }
}
