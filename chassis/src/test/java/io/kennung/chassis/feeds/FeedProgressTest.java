package io.kennung.chassis.feeds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.apache.kafka.clients.admin.NewPartitions;
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
    CountDownLatch told = new CountDownLatch(1);
    open(
        this::holdUp,
        new Now(() -> {
          if (armed.compareAndSet(true, false)) {
            publish(0, HELD);
            told.countDown();
          }
        }));
    awaitReadAfter(Instant.EPOCH);

    armed.set(true);
    Gate.pass(told);
    Instant published = clock.instant();
    Gate.pass(entered);

    assertThat(progress().readTo().orElseThrow()).isBefore(published);
    gate.countDown();
    awaitReadAfter(published);
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
  void metricTellsTheAgeOfWhatHasBeenRead() {
    createTopic(1);
    Replica replica = open();
    await().atMost(30, SECONDS).until(() -> replica.age() < 10);
    replica.close();

    clock.advance(Duration.ofHours(1));

    assertThat(replica.age()).isBetween(3600.0, 3660.0);
  }

  private void holdUp(List<DirectoryEvent> events) {
    if (events.stream().map(DirectoryEvent::identity).anyMatch(HELD::equals)) {
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
