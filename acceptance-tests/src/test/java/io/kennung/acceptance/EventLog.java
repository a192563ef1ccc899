package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that has ever come on a topic, in the order of each identity. */
final class EventLog implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  /**
   * One event as others see it.
   *
   * @param id the CloudEvents id
   * @param type for instance {@code IdentityRegistered}
   */
  record Event(String id, String type, String identity, JsonNode data) {

    static Event of(ConsumerRecord<String, byte[]> record) {
      try {
        JsonNode data = Http.JSON.readTree(record.value());
        String type = header(record, "ce_type");
        return new Event(header(record, "ce_id"), type.split("\\.", -1)[2], record.key(), data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
      return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
  }

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<Event> events = new ArrayList<>();

  EventLog(String broker, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
  }

  /** Reads on; what has come anew. */
  List<Event> next() {
    List<Event> news = new ArrayList<>();
    consumer.poll(POLL).forEach(record -> news.add(Event.of(record)));
    events.addAll(news);
    return news;
  }

  /** What has come about these, so far. */
  List<Event> about(Collection<String> identities) {
    Set<String> wanted = Set.copyOf(identities);
    return events.stream().filter(each -> wanted.contains(each.identity())).toList();
  }

  /** What has come about these once it is as wanted. */
  List<Event> about(Collection<String> identities, int seconds, Predicate<List<Event>> wanted) {
    await("events of %d identities".formatted(identities.size()))
        .pollInSameThread()
        .pollDelay(0, MILLISECONDS)
        .pollInterval(20, MILLISECONDS)
        .atMost(seconds, SECONDS)
        .until(() -> {
          next();
          return wanted.test(about(identities));
        });
    return about(identities);
  }

  /** Reads all there is now, and a moment longer, for what should not be there. */
  void drain() {
    int idle = 0;
    while (idle < 4) {
      idle = next().isEmpty() ? idle + 1 : 0;
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
