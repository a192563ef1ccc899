package io.kennung.identity.operations.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** How many identities there were in each state, an hour a row. */
@Singleton
class Census {

  private final Jdbi jdbi;

  @Inject
  Census(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Counts all of them: one walk through the table, which no index makes shorter. */
  void take(Instant now) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO census (hour, at, active, inactive, revoked)
                SELECT :hour, :now, count(*) FILTER (WHERE state = 0),
                  count(*) FILTER (WHERE state = 1), count(*) FILTER (WHERE state = 2)
                FROM identity
                ON CONFLICT (hour) DO UPDATE
                SET at = excluded.at, active = excluded.active, inactive = excluded.inactive,
                    revoked = excluded.revoked
                """)
            .bind("hour", now.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute());
  }

  /** The last look of every hour from this one on. */
  NavigableMap<Instant, Population> since(Instant from) {
    NavigableMap<Instant, Population> all = new TreeMap<>();
    jdbi.useHandle(sql ->
        sql.createQuery("SELECT * FROM census WHERE hour >= :from")
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .map((row, context) ->
                all.put(
                    row.getObject("hour", OffsetDateTime.class).toInstant(),
                    new Population(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("active"),
                        row.getLong("inactive"),
                        row.getLong("revoked"))))
            .list());
    return all;
  }
}
