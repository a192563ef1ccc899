package io.kennung.chassis.inbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.broker.Broker;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.SchemaTest;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.local.LocalKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is older than what the group in Kafka believes to have been read. */
class RestoredDatabaseTest extends SchemaTest {

  private static LocalKafka kafka;
  private static TopicWriter writer;

  private final List<Subscriptions> open = new ArrayList<>();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private String topic;

  @BeforeAll
  static void startBroker() throws IOException {
    kafka = LocalKafka.start(Files.createTempDirectory("kennung-inbox"), 0);
    writer = new TopicWriter(kafka.bootstrapServers());
  }

  @AfterAll
  static void stopBroker() {
    writer.close();
    kafka.close();
  }

  @BeforeEach
  void emptyStage() throws Exception {
    topic = "inbox-" + UUID.randomUUID();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
    }
    jdbi.useHandle(sql -> {
      sql.execute("DROP TABLE IF EXISTS seen, seen_dump, inbox_dump, feed_position_dump");
      sql.execute("CREATE TABLE seen (place serial, identity text)");
    });
  }

  @AfterEach
  void close() {
    open.forEach(each -> each.close(new ShutdownEvent()));
  }

  @Test
  void whatWasReadAfterTheBackupIsReadAgainAndNothingElse() {
    publish(0, "ANNAANNA", "BERTBERT");
    publish(1, "CARLCARL");
    read();
    awaitSeen(3);
    dump();
    publish(0, "DORADORA");
    publish(1, "EMILEMIL", "FRIDFRID");
    awaitSeen(6);
    close();

    restore();
    assertThat(seen()).hasSize(3);
    read();

    awaitSeen(6);
    assertThat(seen())
        .containsExactlyInAnyOrder(
            "ANNAANNA", "BERTBERT", "CARLCARL", "DORADORA", "EMILEMIL", "FRIDFRID");
    assertThat(outcome("repeated")).isZero();
  }

  @Test
  void partitionOfWhichTheBackupHasReadNothingIsReadFromItsBeginning() {
    publish(0, "ANNAANNA");
    read();
    awaitSeen(1);
    dump();
    publish(1, "BERTBERT");
    awaitSeen(2);
    close();

    restore();
    read();

    awaitSeen(2);
    assertThat(seen()).containsExactlyInAnyOrder("ANNAANNA", "BERTBERT");
    assertThat(outcome("repeated")).isZero();
  }

  @Test
  void whoIsNotRestoredReadsNothingAgain() {
    publish(0, "ANNAANNA", "BERTBERT");
    read();
    awaitSeen(2);
    close();

    read();
    publish(0, "CARLCARL");
    awaitSeen(3);

    assertThat(outcome("repeated")).isZero();
  }

  @Test
  void rowsFromBeforeATopicWasMadeAnewHideNothingOfIt() {
    jdbi.useHandle(sql -> sql.execute("INSERT INTO feed_position VALUES (?, 0, 700)", topic));
    publish(0, "ANNAANNA");

    read();

    awaitSeen(1);
  }

  @Test
  void nothingIsReadBeforeTheConditionHolds() {
    AtomicBoolean mayBegin = new AtomicBoolean();
    publish(0, "ANNAANNA");
    Subscriptions subscriptions = subscriptions();
    subscriptions.beginAfter(mayBegin::get);
    subscriptions.open(topic, event -> see(event.key()));
    Subscriptions other = subscriptions();
    publish(1, "BERTBERT");
    // Of the same group: what the one that may does get is all that is read.
    other.open(topic, event -> see("other"));
    awaitSeen(2);
    assertThat(seen()).containsOnly("other");
    other.close(new ShutdownEvent());
    publish(0, "CARLCARL");

    mayBegin.set(true);

    awaitSeen(3);
    assertThat(seen()).endsWith("CARLCARL");
  }

  private void read() {
    subscriptions().open(topic, event -> see(event.key()));
  }

  private Subscriptions subscriptions() {
    Intake intake =
        new Intake(
            work -> jdbi.useTransaction(sql -> work.run()),
            null,
            metrics,
            "directory.inbox.events");
    Subscriptions subscriptions =
        new Subscriptions(
            new Inbox(jdbi, clock, intake),
            new Consumers(
                "test-" + topic,
                Broker.at(kafka.bootstrapServers()),
                OpenTelemetry.noop(),
                metrics));
    open.add(subscriptions);
    return subscriptions;
  }

  private void publish(int partition, String... identities) {
    for (String identity : identities) {
      ProducerRecord<String, byte[]> record = Golden.of("IdentitySeen").about(identity).record();
      writer.send(
          new ProducerRecord<>(topic, partition, record.key(), record.value(), record.headers()));
    }
  }

  private void see(String identity) {
    jdbi.useHandle(sql -> sql.execute("INSERT INTO seen (identity) VALUES (?)", identity));
  }

  private List<String> seen() {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT identity FROM seen ORDER BY place").mapTo(String.class).list());
  }

  private void awaitSeen(int count) {
    await().atMost(30, SECONDS).until(() -> seen().size() >= count);
  }

  private int outcome(String outcome) {
    var counter = metrics.find("directory.inbox.events").tag("outcome", outcome).counter();
    return counter == null ? 0 : (int) counter.count();
  }

  private void dump() {
    eachTable("CREATE TABLE %1$s_dump AS TABLE %1$s");
  }

  private void restore() {
    eachTable("TRUNCATE %1$s; INSERT INTO %1$s SELECT * FROM %1$s_dump");
  }

  private void eachTable(String statement) {

    for (String table : List.of("seen", "inbox", "feed_position")) {
      jdbi.useHandle(sql -> sql.execute(statement.formatted(table)));
    }
  }
}
