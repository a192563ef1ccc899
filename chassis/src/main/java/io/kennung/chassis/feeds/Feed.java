package io.kennung.chassis.feeds;

import io.kennung.chassis.inbox.BatchSpans;
import io.kennung.chassis.inbox.Consumers;
import io.kennung.chassis.inbox.Intake;
import io.kennung.chassis.inbox.PollLoop;
import io.kennung.chassis.inbox.ReceivedEvent;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * One topic, read from where the database says. What is applied and the place behind it are one
 * transaction; what Kafka keeps for the group only shows operators how far it is.
 */
final class Feed implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Feed.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Intake intake;
  private final BatchSpans spans;
  private final Positions positions;
  private final Places places;
  private final Looks looks;
  private final Consumer<List<DirectoryEvent>> effect;
  private final PollLoop loop;
  private Map<TopicPartition, Long> acknowledged = Map.of();

  /** Begins at once. */
  Feed(
      String topic,
      Consumers consumers,
      KafkaConsumer<byte[], byte[]> consumer,
      Intake intake,
      Positions positions,
      Places places,
      Looks looks,
      Consumer<List<DirectoryEvent>> effect) {
    this.consumer = consumer;
    this.intake = intake;
    this.spans = consumers.spans(topic);
    this.positions = positions;
    this.places = places;
    this.looks = looks;
    this.effect = effect;
    consumer.subscribe(List.of(topic), places);
    this.loop = consumers.loop(topic, consumer, this::round);
  }

  /** Tells it to end; it does so after the batch that it is applying. */
  void end() {
    loop.end();
  }

  @Override
  public void close() {
    loop.close();
  }

  private void round() {
    places.settle();
    ConsumerRecords<byte[], byte[]> batch;
    try {
      batch = consumer.poll(POLL);
    } catch (InvalidOffsetException e) {
      places.missing(e.partitions());
      return;
    }
    try {
      for (TopicPartition partition : consumer.assignment()) {
        take(partition, batch.records(partition));
      }
    } catch (RuntimeException e) {
      PollLoop.goBackTo(consumer, batch);
      places.unsettle(batch.partitions());
      throw e;
    }
    acknowledge();
    looks.look(places.next());
  }

  private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    Long from = places.next(partition);
    if (from == null) {
      return;
    }
    if (!records.isEmpty()) {
      spans.around(
          records,
          () ->
              intake.take(
                  records,
                  some -> apply(partition, from, some),
                  givenUp -> advance(partition, from, behind(givenUp))));
    }
    long behind = records.isEmpty() ? from : behind(records.getLast());
    // Further than the last record where there is nothing to read: a transaction's marker, or a gap
    // that compaction left.
    long to = consumer.position(partition);
    if (to > behind) {
      advance(partition, from, to);
    }
    places.reached(partition, to);
  }

  private void apply(
      TopicPartition partition, long from, List<ConsumerRecord<byte[], byte[]>> records) {
    List<DirectoryEvent> events = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      ReceivedEvent received = ReceivedEvent.of(record);
      EventType type = received.type();
      // Without one it is from a newer publisher; not for this version.
      if (type != null) {
        events.add(received.event(type));
      }
    }
    if (!events.isEmpty()) {
      effect.accept(events);
    }
    // Last, so that a replica that has lost the partition does not hold up the one that has it.
    advance(partition, from, behind(records.getLast()));
    intake.count(partition.topic(), "applied", events.size());
    intake.count(partition.topic(), "ignored", records.size() - events.size());
  }

  private void advance(TopicPartition partition, long from, long to) {
    if (!positions.advance(partition.partition(), from, to)) {
      // Another replica reads here, or has. What was applied twice does no harm.
      places.unsettle(Set.of(partition));
    }
  }

  /** Only for those who look at the group; when it fails, the next one says it all. */
  private void acknowledge() {
    Map<TopicPartition, Long> next = places.next();
    if (next.equals(acknowledged)) {
      return;
    }
    consumer.commitAsync(
        next.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> new OffsetAndMetadata(entry.getValue()))),
        (offsets, failure) -> {
          if (failure != null) {
            LOG.debugf("the group's offsets stay behind: %s", failure.getClass().getName());
          }
        });
    acknowledged = next;
  }

  private static long behind(ConsumerRecord<byte[], byte[]> record) {
    return record.offset() + 1;
  }
}
