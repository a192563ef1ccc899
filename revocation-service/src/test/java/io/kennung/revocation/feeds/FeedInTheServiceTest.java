package io.kennung.revocation.feeds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.feeds.Feeds;
import io.kennung.chassis.inbox.Unreadable;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.Topics;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A feed with the container's transactions and the service's own outbox. */
@RevocationTest
class FeedInTheServiceTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Feeds feeds;
  @Inject Table table;

  private final String topic = "feed-" + UUID.randomUUID();
  private final String anna = People.newId();
  private final String berta = People.newId();
  private TopicWriter kafka;

  @BeforeEach
  void createTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    kafka = new TopicWriter(bootstrapServers);
  }

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void whatIsAppliedAndThePlaceBehindItAreTrueTogether() {
    publish(anna);
    AtomicInteger attempts = new AtomicInteger();
    List<Integer> keptOfTheFailure = new CopyOnWriteArrayList<>();

    feeds.open(
        topic,
        events -> {
          if (attempts.incrementAndGet() == 2) {
            keptOfTheFailure.add(lives(anna));
            keptOfTheFailure.add(
                table.count("feed_position WHERE topic = ? AND next_offset > 0", topic));
          }
          events.forEach(this::live);
          if (attempts.get() == 1) {
            throw new IllegalStateException(new SQLTransientException("away for a moment"));
          }
        });

    awaitOffset(1);
    assertThat(lives(anna)).isEqualTo(1);
    assertThat(keptOfTheFailure).containsExactly(0, 0);
    await().atMost(30, SECONDS).until(() -> feeds.progress(topic).readTo().isPresent());
    assertThat(feeds.progress(topic).lostAt()).isEmpty();
  }

  @Test
  void poisonGoesToTheDeadLettersAndTheRestGoesOn() {
    try (TopicReader deadLetters = TopicReader.fromNow(bootstrapServers, Topics.DEAD_LETTER)) {
      publish(anna);
      publish(berta);

      feeds.open(
          topic,
          events -> {
            events.forEach(this::live);
            if (events.stream().anyMatch(event -> event.key().equals(anna))) {
              throw new Unreadable("about Anna");
            }
          });

      awaitOffset(2);
      assertThat(lives(anna)).isZero();
      assertThat(lives(berta)).isEqualTo(1);
      assertThat(deadLetters.readLetters(1, anna))
          .extracting(letter -> new String(letter.value(), StandardCharsets.UTF_8))
          .allSatisfy(letter ->
              assertThat(letter)
                  .contains(topic, "\"consumer\":\"revocation-service\"", "about Anna"));
    }
  }

  private void publish(String identity) {
    ProducerRecord<String, byte[]> seen = Golden.of("IdentitySeen").about(identity).record();
    kafka.send(new ProducerRecord<>(topic, 0, seen.key(), seen.value(), seen.headers()));
  }

  private void live(DirectoryEvent event) {
    table.execute(
        "INSERT INTO life (identity, state, seen_on) VALUES (?, 0, current_date)", event.key());
  }

  private int lives(String identity) {
    return table.count("life WHERE identity = ?", identity);
  }

  private void awaitOffset(int offset) {
    await()
        .atMost(30, SECONDS)
        .until(() ->
            table.count("feed_position WHERE topic = ? AND next_offset = ?", topic, offset) == 1);
  }
}
