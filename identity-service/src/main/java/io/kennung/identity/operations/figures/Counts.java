package io.kennung.identity.operations.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** What happened how often, a series and hour a row. */
@Singleton
class Counts {

  private final Jdbi jdbi;

  @Inject
  Counts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Counts registrations from this hour on, once more where they have been counted. */
  void countRegistrations(Instant from) {
    put(
        """
        SELECT 'REGISTERED' AS series, date_trunc('hour', registered_at, 'UTC') AS hour,
          count(*) AS count
        FROM identity WHERE registered_at >= :from GROUP BY 2
        """,
        from);
  }

  /** Likewise what has happened to identities since. */
  void countHappenings(Instant from) {
    put(
        """
        SELECT series, date_trunc('hour', at, 'UTC') AS hour, count(*) AS count
        FROM (
          SELECT at, CASE what
            WHEN 'linked' THEN 'LINKED'
            WHEN 'unlinked' THEN CASE detail WHEN 'displaced' THEN 'DISPLACED' END
            WHEN 'verification' THEN CASE detail
              WHEN 'refused' THEN 'REFUSED'
              WHEN 'dropped' THEN 'DROPPED'
              WHEN 'expired' THEN 'EXPIRED' END
            WHEN 'revoked' THEN CASE detail
              WHEN 'password' THEN 'REVOKED_BY_PASSWORD' ELSE 'REVOKED_BY_KEY' END
            WHEN 'inactive' THEN 'FELL_SILENT'
            WHEN 'active' THEN 'WOKE' END AS series
          FROM history WHERE at >= :from) AS happened
        WHERE series IS NOT NULL GROUP BY 1, 2
        """,
        from);
  }

  private void put(String counted, Instant from) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO hourly_count AS known (series, hour, count)
                SELECT series, hour, count FROM (%s) AS counted
                ON CONFLICT (series, hour) DO UPDATE SET count = excluded.count
                WHERE known.count <> excluded.count
                """
                    .formatted(counted))
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .execute());
  }

  /** From this hour on; hours in which nothing happened are left out. */
  Map<Series, NavigableMap<Instant, Long>> since(Instant from) {
    Map<Series, NavigableMap<Instant, Long>> all = new EnumMap<>(Series.class);
    jdbi.useHandle(sql ->
        sql.createQuery(
                "SELECT series, hour, count FROM hourly_count"
                    + " WHERE hour >= :from AND series = ANY(:known)")
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .bindArray("known", String.class, Stream.of(Series.values()).map(Series::name).toList())
            .map((row, context) ->
                all.computeIfAbsent(
                        Series.valueOf(row.getString("series")), ignored -> new TreeMap<>())
                    .put(
                        row.getObject("hour", OffsetDateTime.class).toInstant(),
                        row.getLong("count")))
            .list());
    return all;
  }
}
