package io.kennung.chassis.feeds;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** How far a topic has been read: one row a partition, for all replicas. */
final class Positions {

  private static final RowMapper<Map.Entry<Integer, Long>> NEXT =
      (row, context) -> Map.entry(row.getInt("part"), row.getLong("next_offset"));

  private final Jdbi jdbi;
  private final String topic;

  Positions(Jdbi jdbi, String topic) {
    this.jdbi = jdbi;
    this.topic = topic;
  }

  /** Partitions of which there is no row yet are to be read from their beginning. */
  void add(Collection<Integer> parts) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO feed_position (topic, part, next_offset)
                SELECT :topic, part, 0 FROM unnest(:parts) AS p (part)
                ON CONFLICT DO NOTHING
                """)
            .bind("topic", topic)
            .bindArray("parts", Integer.class, parts)
            .execute());
  }

  /** The offset that is to be read next, by partition. */
  Map<Integer, Long> next() {
    return jdbi.withHandle(sql ->
        sql
            .createQuery("SELECT part, next_offset FROM feed_position WHERE topic = :topic")
            .bind("topic", topic)
            .map(NEXT)
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /**
   * What lies from one offset to before the other has been applied; belongs into that transaction.
   * Only forwards, and never over a gap: a replica that has lost the partition, and does not know
   * it yet, moves nothing.
   *
   * @return whether the row was where the reader believed it to be
   */
  boolean advance(int part, long from, long to) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                """
                UPDATE feed_position SET next_offset = :to
                WHERE topic = :topic AND part = :part
                  AND next_offset >= :from AND next_offset < :to
                """)
            .bind("topic", topic)
            .bind("part", part)
            .bind("from", from)
            .bind("to", to)
            .execute())
        == 1;
  }

  /**
   * Records are gone that nobody has read; it goes on elsewhere.
   *
   * @return false when another replica has moved the row in the meantime
   */
  boolean skip(int part, long from, long to, Instant now) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                """
                UPDATE feed_position
                SET next_offset = :to, lost_at = greatest(lost_at, :now)
                WHERE topic = :topic AND part = :part AND next_offset = :from
                """)
            .bind("topic", topic)
            .bind("part", part)
            .bind("from", from)
            .bind("to", to)
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute())
        == 1;
  }

  /** At this moment the partition ended at this offset; counts once all before it has been read. */
  void endedAt(int part, long end, Instant moment) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                UPDATE feed_position SET read_to = greatest(read_to, :moment)
                WHERE topic = :topic AND part = :part AND next_offset >= :end
                """)
            .bind("topic", topic)
            .bind("part", part)
            .bind("end", end)
            .bind("moment", moment.atOffset(ZoneOffset.UTC))
            .execute());
  }

  /** Of all partitions together. */
  Progress progress() {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT CASE WHEN count(*) = count(read_to) THEN min(read_to) END AS read_to,
                  max(lost_at) AS lost_at
                FROM feed_position WHERE topic = :topic
                """)
            .bind("topic", topic)
            .map((row, context) ->
                new Progress(
                    moment(row.getObject("read_to", OffsetDateTime.class)),
                    moment(row.getObject("lost_at", OffsetDateTime.class))))
            .one());
  }

  private static Optional<Instant> moment(@Nullable OffsetDateTime value) {
    return Optional.ofNullable(value).map(OffsetDateTime::toInstant);
  }
}
