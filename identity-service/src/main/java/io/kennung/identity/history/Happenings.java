package io.kennung.identity.history;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What has happened, a row each. Only ever added to, until it is forgotten. */
@Singleton
class Happenings {

  private final Jdbi jdbi;

  @Inject
  Happenings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void add(Happening it) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO history
                  (identity, at, what, kind, detail, channel, reason, who, note, request)
                SELECT id, :at, :what, :kind, :detail, :channel, :reason, :who, :note, :request
                FROM identity WHERE id = :identity
                """)
            .bind("identity", it.identity())
            .bind("at", it.at().atOffset(ZoneOffset.UTC))
            .bind("what", it.what())
            .bind("kind", it.kind())
            .bind("detail", it.detail())
            .bind("channel", it.channel())
            .bind("reason", it.reason())
            .bind("who", it.who())
            .bind("note", it.note())
            .bind("request", it.request())
            .execute());
  }

  List<Placed> before(String identity, @Nullable Place place, int count) {
    String behind = place == null ? "" : "AND (at, position) < (:at, :position)";
    return jdbi.withHandle(sql -> {
      var query =
          sql.createQuery(
                  """
                  SELECT * FROM history WHERE identity = :identity %s
                  ORDER BY at DESC, position DESC LIMIT :count
                  """
                      .formatted(behind))
              .bind("identity", identity)
              .bind("count", count);
      if (place != null) {
        query.bind("at", place.at().atOffset(ZoneOffset.UTC)).bind("position", place.position());
      }
      return query.map((row, context) -> placed(row)).list();
    });
  }

  Optional<Happening> asked(String identity, String request) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT * FROM history WHERE identity = :identity AND request = :request
                ORDER BY position LIMIT 1
                """)
            .bind("identity", identity)
            .bind("request", request)
            .map((row, context) -> happening(row))
            .findOne());
  }

  boolean isAnswered(String identity, String request) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT EXISTS (SELECT FROM history
                  WHERE identity = :identity AND request = :request AND what = 'answered')
                """)
            .bind("identity", identity)
            .bind("request", request)
            .mapTo(Boolean.class)
            .one());
  }

  /** Removes at most so many; those that somebody else is just removing stay to that one. */
  int removeBefore(Instant moment, int batch) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                """
                DELETE FROM history WHERE position IN (
                  SELECT position FROM history WHERE at < :before
                  ORDER BY at LIMIT :batch FOR UPDATE SKIP LOCKED)
                """)
            .bind("before", moment.atOffset(ZoneOffset.UTC))
            .bind("batch", batch)
            .execute());
  }

  private static Placed placed(ResultSet row) throws SQLException {
    Happening it = happening(row);
    return new Placed(it, new Place(it.at(), row.getLong("position")));
  }

  private static Happening happening(ResultSet row) throws SQLException {
    return new Happening(
        row.getString("identity"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("what"),
        row.getString("kind"),
        row.getString("detail"),
        row.getString("channel"),
        row.getString("reason"),
        row.getString("who"),
        row.getString("note"),
        row.getString("request"));
  }
}
