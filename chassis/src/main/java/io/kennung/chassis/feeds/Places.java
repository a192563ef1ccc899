package io.kennung.chassis.feeds;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where this replica reads in each of its partitions: where the database says. */
final class Places implements ConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(Places.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Positions positions;
  private final Looks looks;
  private final Clock clock;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Set<TopicPartition> unsettled = new HashSet<>();
  private final Set<TopicPartition> outOfRange = new HashSet<>();

  Places(Consumer<byte[], byte[]> consumer, Positions positions, Looks looks, Clock clock) {
    this.consumer = consumer;
    this.positions = positions;
    this.looks = looks;
    this.clock = clock;
  }

  /** The offset before which all has been applied, by partition. */
  Map<TopicPartition, Long> next() {
    return Map.copyOf(next);
  }

  /** As {@link #next()}; null when the partition has to be settled first. */
  @Nullable Long next(TopicPartition partition) {
    return next.get(partition);
  }

  /** All before this offset has been applied. */
  void reached(TopicPartition partition, long offset) {
    next.computeIfPresent(partition, (same, before) -> offset);
  }

  /** To be read again from where the database says. */
  void unsettle(Collection<TopicPartition> partitions) {
    next.keySet().removeAll(partitions);
    unsettled.addAll(partitions);
    looks.forget(partitions);
  }

  /** The broker has no such offset. */
  void missing(Collection<TopicPartition> partitions) {
    unsettle(partitions);
    outOfRange.addAll(partitions);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    unsettle(partitions);
    // When it fails here, the poll fails before it reads anything, and the next round settles them.
    settle();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    unsettle(partitions);
    unsettled.removeAll(partitions);
    outOfRange.removeAll(partitions);
  }

  /** Goes to where the database says; must have been done before the next poll. */
  void settle() {
    if (unsettled.isEmpty()) {
      return;
    }
    looks.notice();
    positions.add(unsettled.stream().map(TopicPartition::partition).toList());
    // The kept offsets first: none of them can be beyond an end that is asked for afterwards.
    Map<Integer, Long> kept = positions.next();
    var beginnings = consumer.beginningOffsets(unsettled);
    var ends = consumer.endOffsets(unsettled);
    for (TopicPartition partition : List.copyOf(unsettled)) {
      long offset = kept.getOrDefault(partition.partition(), 0L);
      long beginning = beginnings.getOrDefault(partition, 0L);
      if (offset < beginning
          || offset > ends.getOrDefault(partition, Long.MAX_VALUE)
          || outOfRange.contains(partition)) {
        skip(partition, offset, beginning);
        offset = beginning;
      }
      consumer.seek(partition, offset);
      next.put(partition, offset);
      unsettled.remove(partition);
      outOfRange.remove(partition);
    }
  }

  private void skip(TopicPartition partition, long kept, long beginning) {
    if (!positions.skip(partition.partition(), kept, beginning, clock.instant())) {
      throw new IllegalStateException(partition + " is being read by another replica as well");
    }
    LOG.warnf(
        "%s: the record at offset %d, which was to be read next, is gone (kept too short a time, or"
            + " the topic was made anew); what was published here and not read yet is lost, and it"
            + " goes on from the beginning, offset %d",
        partition, kept, beginning);
  }
}
