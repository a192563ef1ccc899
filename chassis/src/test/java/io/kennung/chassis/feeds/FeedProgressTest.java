package io.kennung.chassis.feeds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.testing.Golden;
import io.kennung.protocol.events.DirectoryEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedProgressTest extends FeedScene {

  private static final String HELD = "HELDHELD";

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void openGate() {
    gate.countDown();
  }

  @Test
  void topicThatNobodyHasReadIsReadToNoMoment() {
    createTopic(2);
    publish(1, HELD);
    assertThat(progress()).isEqualTo(Progress.UNKNOWN);

    Replica replica = open(this::holdUp);
    Gate.pass(entered);

    assertThat(progress()).isEqualTo(Progress.UNKNOWN);
    assertThat(replica.age()).isNaN();
  }

  @Test
  void readToStaysWhileOnePartitionIsNotRead() {
    createTopic(2);
    Replica first = open(this::holdUp);
    Replica second = open(this::holdUp);
    eachHasOnePartition(first, second);
    awaitReadAfter(Instant.EPOCH);

    publish(1, HELD);
    Instant published = clock.instant();
    Gate.pass(entered);
    Instant heldUp = clock.instant();
    await().atMost(30, SECONDS).until(() -> readTo(0) != null && readTo(0).isAfter(heldUp));

    assertThat(readTo(1)).isBefore(published);
    assertThat(progress().readTo()).contains(readTo(1));
    jdbi.useHandle(sql ->
        sql.execute("UPDATE feed_position SET read_to = NULL WHERE topic = ? AND part = 1", topic));
    assertThat(progress().readTo()).as("reached in one of two").isEmpty();
    gate.countDown();
    awaitReadAfter(heldUp);
  }

  @Test
  void momentIsTakenBeforeTheEndIsLookedUp() {
    createTopic(1);
    AtomicBoolean armed = new AtomicBoolean();
    AtomicReference<Instant> published = new AtomicReference<>();
    CountDownLatch told = new CountDownLatch(1);
    open(
        this::holdUp,
        new Now(() -> {
          if (armed.compareAndSet(true, false)) {
            publish(0, HELD);
            published.set(clock.instant());
            told.countDown();
          }
        }));
    awaitReadAfter(Instant.EPOCH);

    armed.set(true);
    Gate.pass(told);
    Gate.pass(entered);

    assertThat(progress().readTo().orElseThrow()).isBefore(published.get());
    gate.countDown();
    awaitReadAfter(published.get());
  }

  @Test
  void partitionThatIsAddedCounts() {
    createTopic(1);
    open();
    awaitReadAfter(Instant.EPOCH);

    done(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(2))).all());
    await().atMost(30, SECONDS).until(() -> nextOffset(1) == 0);
    Instant added = clock.instant();
    publish(1, "ANNAANNA");

    awaitSeen("ANNAANNA");
    awaitReadAfter(added);
  }

  @Test
  void endOfATransactionOfAnotherPublisherIsPassed() {
    createTopic(1);
    var settings =
        Map.<String, Object>of("bootstrap.servers", bootstrapServers(), "transactional.id", topic);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var seen = Golden.of("IdentitySeen").record();
      producer.send(new ProducerRecord<>(topic, 0, seen.key(), seen.value(), seen.headers()));
      producer.commitTransaction();
    }
    Instant published = clock.instant();

    open();

    awaitReadAfter(published);
    assertThat(nextOffset(0)).as("the event and the marker").isEqualTo(2);
  }

  @Test
  void metricTellsTheAgeOfWhatHasBeenRead() {
    createTopic(1);
    Replica replica = open();
    await().atMost(30, SECONDS).until(() -> replica.age() < 10);
    replica.close();

    clock.advance(Duration.ofHours(1));

    assertThat(replica.age()).isBetween(3600.0, 3660.0);
  }

  private void holdUp(List<DirectoryEvent> events) {
    if (events.stream().map(DirectoryEvent::key).anyMatch(HELD::equals)) {
      entered.countDown();
      Gate.pass(gate);
    }
    see(events);
  }

  private void eachHasOnePartition(Replica first, Replica second) {
    await()
        .atMost(30, SECONDS)
        .until(() -> {
          publish(0, "ANNAANNA");
          publish(1, "BERTBERT");
          return first.count("applied") > 0 && second.count("applied") > 0;
        });
  }

  private Instant readTo(int partition) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT read_to FROM feed_position WHERE topic = ? AND part = ?")
            .bind(0, topic)
            .bind(1, partition)
            .mapTo(Instant.class)
            .one());
  }

  /** Tells the time, and before that does something. */
  private final class Now extends Clock {

    private final Runnable first;

    Now(Runnable first) {
      this.first = first;
    }

    @Override
    public Instant instant() {
      first.run();
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
