package io.kennung.identity.operations.figures;

import io.kennung.protocol.events.ServicePulse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** What the services have told of themselves: the last of each, and the worst of each hour. */
@Singleton
class Pulses {

  private final Jdbi jdbi;

  @Inject
  Pulses(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Adds one; what is older than the last changes only its hour. */
  void add(ServicePulse pulse) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                WITH last AS (
                  INSERT INTO last_pulse AS known (service, at, unsent, lag_millis)
                  VALUES (:service, :at, :unsent, :lag)
                  ON CONFLICT (service) DO UPDATE
                  SET at = excluded.at, unsent = excluded.unsent, lag_millis = excluded.lag_millis
                  WHERE known.at < excluded.at)
                INSERT INTO hourly_lag AS known (service, hour, unsent, lag_millis)
                VALUES (:service, :hour, :unsent, :lag)
                ON CONFLICT (service, hour) DO UPDATE
                SET unsent = greatest(known.unsent, excluded.unsent),
                    lag_millis = greatest(known.lag_millis, excluded.lag_millis)
                """)
            .bind("service", pulse.service())
            .bind("at", pulse.at().atOffset(ZoneOffset.UTC))
            .bind("hour", pulse.at().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
            .bind("unsent", pulse.unsent())
            .bind("lag", pulse.lagMillis())
            .execute());
  }

  /** The last of every service, by name. */
  List<Heartbeat> last() {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT * FROM last_pulse ORDER BY service")
            .map((row, context) ->
                new Heartbeat(
                    row.getString("service"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getLong("unsent"),
                    row.getLong("lag_millis")))
            .list());
  }

  /** By service, the longest lag of every hour from this one on, in milliseconds. */
  Map<String, NavigableMap<Instant, Long>> lags(Instant from) {
    Map<String, NavigableMap<Instant, Long>> all = new TreeMap<>();
    jdbi.useHandle(sql ->
        sql.createQuery("SELECT service, hour, lag_millis FROM hourly_lag WHERE hour >= :from")
            .bind("from", from.atOffset(ZoneOffset.UTC))
            .map((row, context) ->
                all.computeIfAbsent(row.getString("service"), ignored -> new TreeMap<>())
                    .put(
                        row.getObject("hour", OffsetDateTime.class).toInstant(),
                        row.getLong("lag_millis")))
            .list());
    return all;
  }
}
