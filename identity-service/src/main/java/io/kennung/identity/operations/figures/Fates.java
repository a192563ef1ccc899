package io.kennung.identity.operations.figures;

import io.kennung.protocol.events.DeliveriesCounted;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What became of mails, messages and calls, hour by hour. */
@Singleton
class Fates {

  private final Jdbi jdbi;

  @Inject
  Fates(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Adds to what was counted in that hour. */
  void add(DeliveriesCounted counted) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO hourly_delivery AS known
                  (hour, country, provider, channel, outcome, count)
                VALUES (:hour, :country, :provider, :channel, :outcome, :count)
                ON CONFLICT (hour, country, provider, channel, outcome) DO UPDATE
                SET count = known.count + excluded.count
                """)
            .bind("hour", counted.at().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
            .bind("country", counted.country())
            .bind("provider", counted.provider())
            .bind("channel", counted.channel())
            .bind("outcome", counted.outcome())
            .bind("count", counted.count())
            .execute());
  }

  /** All from this hour on, those with the most first. */
  List<Fate> since(Instant from) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT country, provider, channel,
                  coalesce(sum(count) FILTER (WHERE outcome = 'sent'), 0) AS sent,
                  coalesce(sum(count) FILTER (WHERE outcome = 'delivered'), 0) AS delivered,
                  coalesce(sum(count) FILTER (WHERE outcome = 'refused'), 0) AS refused,
                  coalesce(sum(count) FILTER (WHERE outcome = 'dropped'), 0) AS dropped,
                  coalesce(sum(count) FILTER (WHERE outcome = 'verified'), 0) AS verified
                FROM hourly_delivery WHERE hour >= :from
                GROUP BY country, provider, channel
                ORDER BY sum(count) DESC, country, provider, channel
                """)
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .map((row, context) ->
                new Fate(
                    row.getString("country"),
                    row.getString("provider"),
                    row.getString("channel"),
                    row.getLong("sent"),
                    row.getLong("delivered"),
                    row.getLong("refused"),
                    row.getLong("dropped"),
                    row.getLong("verified")))
            .list());
  }
}
