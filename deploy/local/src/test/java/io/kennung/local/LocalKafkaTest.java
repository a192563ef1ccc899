package io.kennung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.protocol.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

  @TempDir Path folder;

  @Test
  void hasTheDeclaredTopicsAndKeepsRecordsAcrossRestarts() throws Exception {
    int port;
    try (LocalKafka kafka = LocalKafka.start(folder, 0)) {
      port = Integer.parseInt(kafka.bootstrapServers().substring("127.0.0.1:".length()));
      kafka.createTopics();
      kafka.createTopics();
      topicsAreAsDeclared(kafka);
      try (var producer = producer(kafka, 60_000);
          var hasty = producer(kafka, 1_500)) {
        producer.send(new ProducerRecord<>(Topics.IDENTITY, 3, "ECHOECHO", "hello")).get();
        assertThatThrownBy(() -> hasty.send(new ProducerRecord<>("typo", "lost")).get())
            .as("a topic does not come to be by being named")
            .hasMessageContaining("typo");
      }
    }
    try (LocalKafka kafka = LocalKafka.start(folder, port);
        var consumer = consumer(kafka)) {
      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      kafka.createTopics();
      TopicPartition partition = new TopicPartition(Topics.IDENTITY, 3);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      assertThat(consumer.poll(Duration.ofSeconds(20)))
          .singleElement()
          .satisfies(each -> assertThat(each.key()).isEqualTo("ECHOECHO"))
          .satisfies(each -> assertThat(each.value()).isEqualTo("hello"));
    }
  }

  private static void topicsAreAsDeclared(LocalKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      var described =
          admin
              .describeTopics(
                  List.of(
                      Topics.IDENTITY,
                      Topics.LINK,
                      Topics.LIFECYCLE,
                      Topics.ACTIVITY,
                      Topics.DEAD_LETTER))
              .allTopicNames()
              .get();
      assertThat(described.values()).allSatisfy(topic -> assertThat(topic.partitions()).hasSize(6));
      assertThat(retention(admin, Topics.IDENTITY)).isEqualTo(Duration.ofDays(7));
      assertThat(retention(admin, Topics.DEAD_LETTER)).isEqualTo(Duration.ofDays(30));
    }
  }

  private static Duration retention(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var settings = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    return Duration.ofMillis(Long.parseLong(settings.get("retention.ms").value()));
  }

  private static KafkaProducer<String, String> producer(LocalKafka kafka, int patienceMillis) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", patienceMillis),
        new StringSerializer(),
        new StringSerializer());
  }

  private static KafkaConsumer<String, String> consumer(LocalKafka kafka) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
