package io.kennung.chassis.inbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Where a database has been restored from a backup, what it has lost is read again: the group in
 * Kafka believes that it was read. Everything else is the group's to say, which also knows a topic
 * that was made anew from an old one.
 */
final class Rewinding implements ConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(Rewinding.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Supplier<Map<Integer, Long>> kept;
  private final Set<TopicPartition> unsettled = new HashSet<>();

  /**
   * @param kept the offset that is to be read next according to the database, by partition
   */
  Rewinding(Consumer<byte[], byte[]> consumer, Supplier<Map<Integer, Long>> kept) {
    this.consumer = consumer;
    this.kept = kept;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    unsettled.addAll(partitions);
    // When it fails here, the poll fails before it reads anything, and the next round settles them.
    settle();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(unsettled::remove);
  }

  /** Goes back where that is necessary; must have been done before the next poll. */
  void settle() {
    if (unsettled.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> group = consumer.committed(unsettled);
    Map<Integer, Long> database = kept.get();
    for (TopicPartition partition : List.copyOf(unsettled)) {
      OffsetAndMetadata believed = group.get(partition);
      // Without a place nothing had been read when the backup was taken, or by an older version:
      // then all comes again, and the inbox knows it.
      long next = database.getOrDefault(partition.partition(), 0L);
      if (believed != null && next < believed.offset()) {
        goBack(partition, next, believed.offset());
      }
      unsettled.remove(partition);
    }
  }

  private void goBack(TopicPartition partition, long next, long believed) {
    long beginning = consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L);
    consumer.seek(partition, Math.max(next, beginning));
    LOG.warnf(
        "%s: the database is older than what was read (restored from a backup?); %d records are"
            + " read again",
        partition, believed - Math.max(next, beginning));
    if (next > 0 && next < beginning) {
      LOG.errorf(
          "%s: %d records that the database does not know are no longer there, and lost",
          partition, beginning - next);
    }
  }
}
