package io.kennung.chassis.feeds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Now and then looks where the partitions end. The moment before the look is the one to which a
 * partition has been read once that end has been reached; what a record says about its own time is
 * not asked.
 */
final class Looks {

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final Positions positions;
  private final Clock clock;
  private final Duration every;
  private final Map<TopicPartition, Look> open = new HashMap<>();
  private long lastNanos;
  private boolean wanted = true;
  private volatile Progress latest;

  /** Where a partition ended, asked after the moment. */
  private record Look(Instant moment, long end) {}

  Looks(
      String topic,
      Consumer<byte[], byte[]> consumer,
      Positions positions,
      Clock clock,
      Duration every) {
    this.topic = topic;
    this.consumer = consumer;
    this.positions = positions;
    this.clock = clock;
    this.every = every;
    this.latest = Progress.UNKNOWN;
  }

  /** How far all replicas had come at the last look. */
  Progress latest() {
    return latest;
  }

  /** These partitions are read from another place than before; looks at the next opportunity. */
  void forget(Collection<TopicPartition> partitions) {
    open.keySet().removeAll(partitions);
    wanted = true;
  }

  /** Has rows for all partitions that there are by now. */
  void notice() {
    // Asked afresh: what the consumer remembers of the topic may be older than a new partition.
    List<PartitionInfo> partitions = consumer.listTopics().getOrDefault(topic, List.of());
    positions.add(partitions.stream().map(PartitionInfo::partition).toList());
  }

  /**
   * Looks if it is time, and records what has been reached.
   *
   * @param next the offset before which all has been applied, by partition of this replica
   */
  void look(Map<TopicPartition, Long> next) {
    boolean due = wanted || System.nanoTime() - lastNanos >= every.toNanos();
    if (due) {
      Instant moment = clock.instant();
      // First the rows, then the ends: no partition is said to be read to a moment at which there
      // was another one without a row.
      notice();
      consumer
          .endOffsets(next.keySet())
          // One that is still to be reached stays, or a reader that is always behind never says how
          // far.
          .forEach((partition, end) -> open.putIfAbsent(partition, new Look(moment, end)));
      lastNanos = System.nanoTime();
      wanted = false;
    }
    open.entrySet().removeIf(entry -> reached(entry.getKey(), entry.getValue(), next));
    if (due) {
      latest = positions.progress();
    }
  }

  private boolean reached(TopicPartition partition, Look look, Map<TopicPartition, Long> next) {
    Long offset = next.get(partition);
    if (offset == null || offset < look.end()) {
      return false;
    }
    positions.endedAt(partition.partition(), look.end(), look.moment());
    return true;
  }
}
