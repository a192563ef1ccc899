package io.kennung.chassis.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.protocol.Base64Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what has arrived on a topic. */
public final class TopicReader implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KafkaConsumer<String, byte[]> consumer;

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
   * The next so many with one of these keys, in the order of each partition; fails when they do not
   * come, or when more come with them. Others pass: what earlier tests have left is still coming.
   */
  public List<ConsumerRecord<String, byte[]>> read(int count, String... keys) {
    return read(count, record -> Set.of(keys).contains(record.key()));
  }

  /** Likewise dead letters, by the keys of the records that are in them. */
  public List<ConsumerRecord<String, byte[]>> readLetters(int count, String... keys) {
    List<String> inside =
        Stream.of(keys)
            .map(key -> "\"key\":\"" + Base64Text.encode(key.getBytes(UTF_8)) + "\"")
            .toList();
    return read(
        count, record -> inside.stream().anyMatch(new String(record.value(), UTF_8)::contains));
  }

  private List<ConsumerRecord<String, byte[]>> read(
      int count, Predicate<ConsumerRecord<String, byte[]>> wanted) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (records.size() < count && System.nanoTime() < deadline) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        if (wanted.test(record)) {
          records.add(record);
        }
      }
    }
    assertThat(records).hasSize(count);
    return records;
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
