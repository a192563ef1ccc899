package io.kennung.drills.rolling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kennung.protocol.events.Topics;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What has come on the topics about each identity, in order, an event that came twice once. */
final class TopicLog implements AutoCloseable {

  static final List<String> TOPICS = List.of(Topics.IDENTITY, Topics.LINK, Topics.LIFECYCLE);

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<String, List<String>> events = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private int repeated;

  TopicLog(String brokers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        TOPICS.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
  }

  /** Reads all there is by now. */
  void readOn() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(each -> consumer.position(each.getKey()) < each.getValue())) {
      consumer.poll(POLL).forEach(this::take);
    }
  }

  /** Those of one identity on one topic, such as {@code FeatureMaskChanged 3}. */
  List<String> events(String topic, String identity) {
    return List.copyOf(events.getOrDefault(topic + " " + identity, List.of()));
  }

  /** How many different events there are. */
  int count() {
    return known.size();
  }

  /** How often an event has come again: delivery is at least once. */
  int repeated() {
    return repeated;
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    inShort(record)
        .ifPresent(event -> {
          if (known.add(header(record, "ce_id"))) {
            events
                .computeIfAbsent(record.topic() + " " + record.key(), _ -> new ArrayList<>())
                .add(event);
          } else {
            repeated++;
          }
        });
  }

  /** In the words in which people expect it; nothing where nobody has been promised it. */
  private static Optional<String> inShort(ConsumerRecord<String, byte[]> record) {
    JsonObject data = new JsonObject(Buffer.buffer(record.value()));
    String type = header(record, "ce_type").split("\\.", -1)[2];
    return switch (type) {
      case "IdentityRegistered", "RevocationPasswordSet" -> Optional.of(type);
      case "FeatureMaskChanged" -> Optional.of(type + " " + data.getLong("featureMask"));
      case "AddressLinked" -> Optional.of(type + " " + data.getString("kind"));
      case "AddressUnlinked" ->
          Optional.of(type + " " + data.getString("kind") + " " + data.getString("reason"));
      case "IdentityRevoked" -> Optional.of(type + " " + data.getString("how"));
      default -> Optional.empty();
    };
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
