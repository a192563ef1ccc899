package io.kennung.chassis.feeds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.inbox.DeadLetters;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.SchemaTest;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.local.LocalKafka;
import io.kennung.protocol.events.DirectoryEvent;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A topic of its own for each test, replicas that read it, and a table of what they have seen. */
abstract class FeedScene extends SchemaTest {

  private static LocalKafka kafka;
  protected static Admin admin;
  private static TopicWriter writer;

  protected String topic;
  private final List<Replica> replicas = new ArrayList<>();

  @BeforeAll
  static void startBroker() throws IOException {
    kafka = LocalKafka.start(Files.createTempDirectory("kennung-feeds"), 0);
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    writer = new TopicWriter(kafka.bootstrapServers());
  }

  @AfterAll
  static void stopBroker() {
    writer.close();
    admin.close();
    kafka.close();
  }

  @BeforeEach
  void emptyStage() {
    topic = "feed-" + UUID.randomUUID();
    jdbi.useHandle(sql -> {
      sql.execute("CREATE TABLE IF NOT EXISTS seen (place serial, identity text)");
      sql.execute("TRUNCATE seen");
    });
  }

  @AfterEach
  void closeReplicas() {
    replicas.forEach(Replica::close);
  }

  protected static String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  protected void createTopic(int partitions) {
    done(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all());
  }

  /** A replica of the service, which writes down whom it has seen. */
  protected Replica open() {
    return open(this::see);
  }

  protected Replica open(Consumer<List<DirectoryEvent>> effect) {
    return open(effect, clock);
  }

  protected Replica open(Consumer<List<DirectoryEvent>> effect, Clock itsClock) {
    Outbox outbox = new Outbox(jdbi, null, noTransactionListener(), null, clock);
    Replica replica =
        new Replica(kafka.bootstrapServers(), jdbi, new DeadLetters(outbox, "test"), itsClock);
    replicas.add(replica);
    replica.read(topic, effect);
    return replica;
  }

  /** Writes down whom these events are about, in the transaction of the feed. */
  protected void see(List<DirectoryEvent> events) {
    jdbi.useHandle(sql ->
        events.forEach(
            event -> sql.execute("INSERT INTO seen (identity) VALUES (?)", event.key())));
  }

  /** Whom the replicas have seen, in that order. */
  protected List<String> seen() {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT identity FROM seen ORDER BY place").mapTo(String.class).list());
  }

  protected void awaitSeen(String... identities) {
    await().atMost(30, SECONDS).until(() -> seen().equals(List.of(identities)));
  }

  protected void publish(int partition, String... identities) {
    for (String identity : identities) {
      publish(partition, Golden.of("IdentitySeen").about(identity));
    }
  }

  protected void publish(int partition, Golden event) {
    publish(partition, event.record());
  }

  protected void publish(int partition, ProducerRecord<String, byte[]> record) {
    writer.send(
        new ProducerRecord<>(topic, partition, record.key(), record.value(), record.headers()));
  }

  protected long nextOffset(int partition) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT next_offset FROM feed_position WHERE topic = ? AND part = ?")
            .bind(0, topic)
            .bind(1, partition)
            .mapTo(Long.class)
            .findOne()
            .orElse(-1L));
  }

  protected void awaitOffset(int partition, long offset) {
    await().atMost(30, SECONDS).until(() -> nextOffset(partition) == offset);
  }

  protected Progress progress() {
    return new Positions(jdbi, topic).progress();
  }

  protected void awaitReadAfter(Instant moment) {
    await()
        .atMost(30, SECONDS)
        .until(() -> progress().readTo().filter(moment::isBefore).isPresent());
  }

  protected static <T> T done(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static TransactionSynchronizationRegistry noTransactionListener() {
    return (TransactionSynchronizationRegistry)
        Proxy.newProxyInstance(
            FeedScene.class.getClassLoader(),
            new Class<?>[] {TransactionSynchronizationRegistry.class},
            (proxy, method, arguments) -> null);
  }
}
