package io.kennung.chassis.inbox;

import io.kennung.protocol.events.DirectoryEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** One topic: poll, apply, acknowledge; on an outage go back to where it was and try again. */
final class Subscription implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMillis(50);

  private final Inbox inbox;
  private final Consumer<DirectoryEvent> operation;
  private final BatchSpans spans;
  private final BooleanSupplier mayBegin;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Rewinding rewinding;
  private final PollLoop loop;
  private boolean begun;

  /**
   * @param mayBegin nothing is read before it has been true
   */
  Subscription(
      String topic,
      Consumers consumers,
      Inbox inbox,
      Consumer<DirectoryEvent> operation,
      BooleanSupplier mayBegin) {
    this.inbox = inbox;
    this.mayBegin = mayBegin;
    this.operation = operation;
    this.spans = consumers.spans(topic);
    this.consumer =
        consumers.open(
            consumers.application(), Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
    this.rewinding = new Rewinding(consumer, () -> inbox.next(topic));
    consumer.subscribe(List.of(topic), rewinding);
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
    begun = begun || mayBegin.getAsBoolean();
    if (!begun) {
      LockSupport.parkNanos(UNTIL_ASKED_AGAIN.toNanos());
      return;
    }
    rewinding.settle();
    ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
    try {
      for (TopicPartition partition : batch.partitions()) {
        apply(partition, batch.records(partition));
      }
    } catch (RuntimeException e) {
      // The whole batch comes again, and the inbox knows what of it has been applied.
      PollLoop.goBackTo(consumer, batch);
      throw e;
    }
  }

  private void apply(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    spans.around(records, () -> inbox.receive(records, operation));
    consumer.commitSync(Map.of(partition, new OffsetAndMetadata(records.getLast().offset() + 1)));
  }
}
