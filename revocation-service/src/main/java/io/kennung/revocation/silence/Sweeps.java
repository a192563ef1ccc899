package io.kennung.revocation.silence;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What the sweep of each day has come to, for all replicas. */
@Singleton
class Sweeps {

  /**
   * One day's.
   *
   * @param active how many were when it began
   * @param silent how many of them had been for too long when it began
   * @param marked how many have become inactive so far
   * @param braked whether it waits for a person
   */
  record Day(LocalDate day, long active, long silent, long marked, boolean braked) {}

  private final Jdbi jdbi;

  @Inject
  Sweeps(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Only one sweeps, until its transaction ends; false when another one does. */
  boolean lock() {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT pg_try_advisory_xact_lock("
                    + "hashtextextended(current_schema() || '.sweep', 0))")
            .mapTo(Boolean.class)
            .one());
  }

  Optional<Day> find(LocalDate day) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT active, silent, marked, braked FROM sweep WHERE day = :day")
            .bind("day", day)
            .map((row, context) ->
                new Day(
                    day,
                    row.getLong("active"),
                    row.getLong("silent"),
                    row.getLong("marked"),
                    row.getBoolean("braked")))
            .findOne());
  }

  /**
   * A new day, with what has been counted. Forgets the days of more than a year ago, and those that
   * have not come, which a clock that went wrong had begun.
   */
  Day begin(LocalDate day, long active, long silent) {
    jdbi.useHandle(sql -> {
      sql.createUpdate("DELETE FROM sweep WHERE day < :yearAgo OR (day > :day AND marked = 0)")
          .bind("yearAgo", day.minusYears(1))
          .bind("day", day)
          .execute();
      sql.createUpdate("INSERT INTO sweep (day, active, silent) VALUES (:day, :active, :silent)")
          .bind("day", day)
          .bind("active", active)
          .bind("silent", silent)
          .execute();
    });
    return new Day(day, active, silent, 0, false);
  }

  void add(LocalDate day, int marked) {
    jdbi.useHandle(sql ->
        sql.createUpdate("UPDATE sweep SET marked = marked + :marked WHERE day = :day")
            .bind("marked", marked)
            .bind("day", day)
            .execute());
  }

  void brake(LocalDate day, boolean braked) {
    jdbi.useHandle(sql ->
        sql.createUpdate("UPDATE sweep SET braked = :braked WHERE day = :day")
            .bind("braked", braked)
            .bind("day", day)
            .execute());
  }

  /** The time, as the database has it. */
  Instant now() {
    return jdbi.withHandle(
        sql -> sql.createQuery("SELECT now()").mapTo(OffsetDateTime.class).one().toInstant());
  }
}
