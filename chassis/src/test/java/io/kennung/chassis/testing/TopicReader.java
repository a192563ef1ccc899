package io.kennung.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.outbox.CloudEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what has arrived on a topic. */
public final class TopicReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> passed = new ArrayList<>();

  private TopicReader(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
  }

  /** Reads what comes from now on. */
  public static TopicReader fromNow(String bootstrapServers, String topic) {
    TopicReader reader = new TopicReader(bootstrapServers, topic);
    reader.consumer.seekToEnd(reader.consumer.assignment());
    // The end is looked up lazily; it must be the one of this moment.
    reader.consumer.assignment().forEach(reader.consumer::position);
    return reader;
  }

  /** Reads all that has ever come. */
  public static TopicReader fromBeginning(String bootstrapServers, String topic) {
    TopicReader reader = new TopicReader(bootstrapServers, topic);
    reader.consumer.seekToBeginning(reader.consumer.assignment());
    return reader;
  }

  /**
   * The next so many, in the order of each partition; fails when they do not come, or when more
   * come with them.
   */
  public List<ConsumerRecord<String, byte[]>> read(int count) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (records.size() < count && System.nanoTime() < deadline) {
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    assertThat(records).hasSize(count);
    return records;
  }

  /**
   * The next one of this event about this identity. Whatever else has come by then is passed over:
   * what earlier tests have left behind may still be on its way.
   */
  public ConsumerRecord<String, byte[]> next(String identity, String event) {
    String type = "io.kennung." + event + ".v1";
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<String, byte[]> record : passed) {
        if (identity.equals(record.key())
            && type.equals(CloudEvent.text(record.headers(), "ce_type"))) {
          passed.remove(record);
          return record;
        }
      }
      consumer.poll(Duration.ofMillis(100)).forEach(passed::add);
    }
    throw new AssertionError("no " + event + " has come");
  }

  /** All there is up to this moment. */
  public List<ConsumerRecord<String, byte[]>> readAll() {
    var ends = consumer.endOffsets(consumer.assignment());
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
