package io.kennung.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.broker.Broker;
import io.kennung.chassis.testing.SchemaTest;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.local.LocalKafka;
import io.kennung.protocol.events.Topics;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest extends SchemaTest {

  private static LocalKafka kafka;
  private static Producer<String, byte[]> producer;

  private TopicReader reader;

  @BeforeAll
  static void startBroker() throws IOException {
    kafka = LocalKafka.start(Files.createTempDirectory("kennung-relay"), 0);
    kafka.createTopics();
    producer = RelayLoop.producer(Broker.at(kafka.bootstrapServers()));
  }

  @AfterAll
  static void stopBroker() {
    producer.close();
    kafka.close();
  }

  @BeforeEach
  void listen() {
    reader = TopicReader.fromNow(kafka.bootstrapServers(), Topics.IDENTITY);
  }

  @Test
  void eventTravelsAsBinaryCloudEventWithItsIdentityAsKey() {
    put("ABCD1234", 1);

    assertThat(relay(producer).relay(10).sent()).isEqualTo(1);

    ConsumerRecord<String, byte[]> record = reader.read(1, "ABCD1234").getFirst();
    assertThat(record.key()).isEqualTo("ABCD1234");
    assertThat(record.value()).isEqualTo("1".getBytes(StandardCharsets.UTF_8));
    assertThat(CloudEvent.text(record.headers(), "ce_specversion")).isEqualTo("1.0");
    assertThat(CloudEvent.text(record.headers(), "ce_source")).isEqualTo("/test");
    assertThat(CloudEvent.text(record.headers(), "ce_type")).isEqualTo("test");
    assertThat(CloudEvent.text(record.headers(), "ce_id")).hasSize(36);
    assertThat(CloudEvent.text(record.headers(), "ce_time")).endsWith("Z");
    assertThat(CloudEvent.text(record.headers(), "content-type")).isEqualTo("application/json");
    assertThat(unsent()).isZero();
  }

  @Test
  void killedBetweenSendAndMarkSendsAgainWithTheSameId() {
    put("ABCD1234", 1);
    Relay killed = relay(killingItsDatabaseSessionAfterSending());

    assertThatThrownBy(() -> killed.relay(10)).isInstanceOf(RuntimeException.class);
    assertThat(unsent()).as("not marked, so not lost").isEqualTo(1);
    assertThat(relay(producer).relay(10).sent()).isEqualTo(1);

    List<ConsumerRecord<String, byte[]>> records = reader.read(2, "ABCD1234");
    assertThat(CloudEvent.text(records.get(0).headers(), "ce_id"))
        .isEqualTo(CloudEvent.text(records.get(1).headers(), "ce_id"));
  }

  @Test
  void manyReplicasAtOnceSendEverythingOnceAndInOrderForEveryKey() {
    int keys = 20;
    int events = 100;
    String[] names =
        IntStream.range(0, keys).mapToObj(i -> "KEY0000" + (char) ('A' + i)).toArray(String[]::new);
    jdbi.useTransaction(sql -> {
      for (int n = 0; n < events; n++) {
        for (String name : names) {
          put(sql, name, n);
        }
      }
    });

    try (var replicas = Executors.newFixedThreadPool(4)) {
      IntStream.range(0, 4)
          .forEach(i ->
              replicas.execute(() -> {
                Relay relay = relay(producer);
                while (unsent() > 0) {
                  relay.relay(37);
                }
              }));
    }

    Map<String, List<Integer>> byKey =
        reader.read(keys * events, names).stream()
            .collect(
                Collectors.groupingBy(
                    ConsumerRecord::key,
                    Collectors.mapping(
                        record ->
                            Integer.parseInt(new String(record.value(), StandardCharsets.UTF_8)),
                        Collectors.toList())));
    List<Integer> inOrder = IntStream.range(0, events).boxed().toList();
    assertThat(byKey)
        .hasSize(keys)
        .allSatisfy((key, numbers) -> assertThat(numbers).isEqualTo(inOrder));
  }

  @Test
  void eventIsNotOnItsWayBeforeTheOneAheadOfItHasArrived() {
    put("ABCD1234", 1);
    put("ABCD1234", 2);
    put("OTHER567", 3);

    Relay.Outcome lost = relay(losingTheFirst()).relay(10);

    assertThat(lost.sent()).isEqualTo(1);
    assertThat(lost.failure()).isEqualTo("TimeoutException");
    assertThat(reader.read(1, "OTHER567")).hasSize(1);
    assertThat(relay(producer).relay(10).sent()).isEqualTo(2);
    assertThat(reader.read(2, "ABCD1234"))
        .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
        .containsExactly("1", "2");
  }

  @Test
  void brokerThatTakesNothingIsNotAskedForEveryEvent() {
    for (int i = 10; i < 60; i++) {
      put("KEY000" + i, 1);
    }
    AtomicInteger asked = new AtomicInteger();

    Relay.Outcome refused = relay(takingFourSecondsToRefuse(asked)).relay(100);

    assertThat(refused.sent()).isZero();
    assertThat(refused.failure()).isEqualTo("TimeoutException");
    assertThat(asked).as("the lock and a connection are held meanwhile").hasValue(2);
    assertThat(relay(producer).relay(100).sent()).isEqualTo(50);
  }

  @Test
  void brokerAwayForAWhileLosesNothing() throws IOException {
    LocalKafka[] away = new LocalKafka[1];
    var folder = Files.createTempDirectory("kennung-away");
    try (LocalKafka first = LocalKafka.start(folder, 0)) {
      first.createTopics();
      away[0] = first;
    }
    int port = Integer.parseInt(away[0].bootstrapServers().split(":")[1]);
    put("ABCD1234", 1);
    put("ABCD1234", 2);
    try (Producer<String, byte[]> patient =
        RelayLoop.producer(Broker.at(away[0].bootstrapServers()))) {
      Relay relay = relay(patient);
      Relay.Outcome outcome = relay.relay(10);
      assertThat(outcome.sent()).isZero();
      assertThat(outcome.failure()).isNotNull();
      assertThat(unsent()).isEqualTo(2);

      try (LocalKafka again = LocalKafka.start(folder, port);
          TopicReader there =
              TopicReader.fromBeginning(again.bootstrapServers(), Topics.IDENTITY)) {
        assertThat(
                Stream.generate(() -> relay.relay(10).sent()).limit(20).anyMatch(sent -> sent == 2))
            .isTrue();
        assertThat(there.read(2, "ABCD1234"))
            .extracting(record -> new String(record.value()))
            .containsExactly("1", "2");
      }
    }
  }

  private Relay relay(Producer<String, byte[]> with) {
    return new Relay(
        schema().dataSource(), with, "/test", TracerProvider.noop().get("test"), clock);
  }

  private void put(String key, int number) {
    jdbi.useHandle(sql -> put(sql, key, number));
  }

  private void put(Handle sql, String key, int number) {
    sql.createUpdate(
            "INSERT INTO outbox (topic, key, type, data, created_at)"
                + " VALUES (:topic, :key, 'test', :data, :now)")
        .bind("topic", Topics.IDENTITY)
        .bind("key", key)
        .bind("data", Integer.toString(number).getBytes(StandardCharsets.UTF_8))
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .execute();
  }

  private int unsent() {
    return count("outbox WHERE sent_at IS NULL");
  }

  /** The first event is given up, as after a time without the broker; all others get through. */
  @SuppressWarnings("unchecked")
  private static Producer<String, byte[]> losingTheFirst() {
    AtomicBoolean lost = new AtomicBoolean();
    return (Producer<String, byte[]>)
        Proxy.newProxyInstance(
            RelayTest.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) ->
                method.getName().equals("send") && lost.compareAndSet(false, true)
                    ? CompletableFuture.failedFuture(new TimeoutException("given up"))
                    : method.invoke(producer, arguments));
  }

  /** As one that knows of no broker and waits for it with every event anew. */
  @SuppressWarnings("unchecked")
  private Producer<String, byte[]> takingFourSecondsToRefuse(AtomicInteger asked) {
    return (Producer<String, byte[]>)
        Proxy.newProxyInstance(
            RelayTest.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("send")) {
                return method.invoke(producer, arguments);
              }
              asked.incrementAndGet();
              clock.advance(Duration.ofSeconds(4));
              return CompletableFuture.failedFuture(new TimeoutException("no broker"));
            });
  }

  /**
   * A producer that delivers, and then the database session of the relay dies before it can mark
   * anything.
   */
  @SuppressWarnings("unchecked")
  private Producer<String, byte[]> killingItsDatabaseSessionAfterSending() {
    return (Producer<String, byte[]>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Producer.class},
            (proxy, method, arguments) -> {
              Object result = method.invoke(producer, arguments);
              if (method.getName().equals("flush")) {
                jdbi.useHandle(sql ->
                    sql.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"));
              }
              return result;
            });
  }
}
