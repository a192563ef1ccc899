package io.kennung.chassis.inbox;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;

/**
 * How far each topic has been read into this database, kept in the transaction of what was read.
 * What Kafka keeps for the group can be further only where the database has been restored from a
 * backup.
 */
final class Bookmarks {

  private final Jdbi jdbi;

  Bookmarks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The last of these records of one partition, and all before it, have been read. */
  void put(List<ConsumerRecord<byte[], byte[]>> records) {
    ConsumerRecord<byte[], byte[]> last = records.getLast();
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO feed_position (topic, part, next_offset) VALUES (:topic, :part, :next)
                ON CONFLICT (topic, part) DO UPDATE SET next_offset = excluded.next_offset
                """)
            .bind("topic", last.topic())
            .bind("part", last.partition())
            .bind("next", last.offset() + 1)
            .execute());
  }

  /**
   * The offset that is to be read next, by partition; one of which nothing was read is not in it.
   */
  Map<Integer, Long> next(String topic) {
    return jdbi.withHandle(sql ->
        sql
            .createQuery("SELECT part, next_offset FROM feed_position WHERE topic = :topic")
            .bind("topic", topic)
            .map((row, context) -> Map.entry(row.getInt("part"), row.getLong("next_offset")))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
