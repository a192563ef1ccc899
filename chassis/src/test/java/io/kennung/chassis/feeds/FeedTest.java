package io.kennung.chassis.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.inbox.Unreadable;
import io.kennung.chassis.testing.Golden;
import io.kennung.protocol.events.DirectoryEvent;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class FeedTest extends FeedScene {

  private static final String ANNA = "ANNAANNA";
  private static final String BERTA = "BERTBERT";
  private static final String CARLA = "CARLCARL";
  private static final String DORA = "DORADORA";

  @Test
  void whatIsAppliedAndThePlaceBehindItAreTrueTogether() {
    createTopic(1);
    publish(0, ANNA, BERTA);
    List<String> keptOfTheFailure = new CopyOnWriteArrayList<>();
    AtomicInteger attempts = new AtomicInteger();

    open(events -> {
      if (attempts.incrementAndGet() == 1) {
        see(events);
        throw new IllegalStateException(new SQLTransientException("away for a moment"));
      }
      keptOfTheFailure.addAll(seen());
      keptOfTheFailure.add("next " + nextOffset(0));
      see(events);
    });

    awaitSeen(ANNA, BERTA);
    assertThat(keptOfTheFailure).containsExactly("next 0");
    assertThat(nextOffset(0)).isEqualTo(2);
    assertThat(count("outbox")).as("an outage is no reason to give up anything").isZero();
  }

  @Test
  void databaseSessionThatDiesInABatchLosesNothing() {
    createTopic(1);
    publish(0, ANNA, BERTA);
    Jdbi another = Jdbi.create(schema().dataSource());
    AtomicInteger attempts = new AtomicInteger();

    Replica replica =
        open(events -> {
          see(events);
          if (attempts.incrementAndGet() == 1) {
            int session =
                jdbi.withHandle(
                    sql -> sql.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one());
            another.useHandle(sql -> sql.execute("SELECT pg_terminate_backend(?)", session));
          }
        });

    awaitOffset(0, 2);
    assertThat(seen()).containsExactly(ANNA, BERTA);
    publish(0, CARLA);
    awaitSeen(ANNA, BERTA, CARLA);
    assertThat(replica.count("dead")).isZero();
  }

  @Test
  void restartGoesOnWhereTheDatabaseSaysWhateverTheGroupSays() {
    createTopic(1);
    publish(0, ANNA, BERTA);
    Replica first = open();
    awaitSeen(ANNA, BERTA);
    first.close();

    publish(0, CARLA);
    groupSays(3);
    Replica second = open();
    awaitSeen(ANNA, BERTA, CARLA);
    second.close();

    publish(0, DORA);
    groupSays(0);
    open();
    awaitSeen(ANNA, BERTA, CARLA, DORA);
  }

  @Test
  void groupTellsOperatorsHowFarItIs() {
    createTopic(1);
    publish(0, ANNA, BERTA);

    open();

    await().atMost(30, SECONDS).until(() -> committed() == 2);
  }

  @Test
  void metricsTellHowFarItIsBehindAndCountDeadOnesFromNought() {
    createTopic(1);
    publish(0, ANNA, BERTA);
    AtomicBoolean away = new AtomicBoolean(true);

    Replica replica =
        open(events -> {
          if (away.get()) {
            throw new IllegalStateException(new SQLTransientException("away for a while"));
          }
          see(events);
        });

    await().atMost(30, SECONDS).until(() -> replica.lag() == 2);
    assertThat(replica.counts("dead")).isTrue();
    away.set(false);
    awaitSeen(ANNA, BERTA);
    await().atMost(30, SECONDS).until(() -> replica.lag() == 0);
    assertThat(replica.count("dead")).isZero();
  }

  @Test
  void poisonGoesToTheDeadLettersAndTheRestGoesOn() {
    createTopic(1);
    publish(0, ANNA);
    publish(0, noEvent());
    publish(0, Golden.of("IdentitySeen").about("no identity"));
    publish(0, Golden.of("IdentitySeen").about(BERTA).type("io.kennung.IdentitySeen.v2"));
    publish(0, CARLA, DORA);
    publish(0, noEvent());

    Replica replica =
        open(events -> {
          see(events);
          if (events.stream().map(DirectoryEvent::key).anyMatch(CARLA::equals)) {
            throw new Unreadable("about Carla");
          }
        });

    awaitOffset(0, 7);
    assertThat(seen()).containsExactly(ANNA, DORA);
    assertThat(letters())
        .satisfiesExactly(
            letter -> assertThat(letter).contains("\"offset\":1", "not a CloudEvent", "\"test\""),
            letter -> assertThat(letter).contains("\"offset\":2", "not about an identity"),
            letter -> assertThat(letter).contains("\"offset\":4", "about Carla"),
            letter -> assertThat(letter).contains("\"offset\":6", "not a CloudEvent"));
    await().atMost(5, SECONDS).until(() -> replica.count("applied") == 2);
    assertThat(replica.count("ignored")).isEqualTo(1);
    assertThat(replica.count("dead")).isEqualTo(4);
  }

  private ProducerRecord<String, byte[]> noEvent() {
    return new ProducerRecord<>(topic, "x", "no event at all".getBytes(UTF_8));
  }

  private void groupSays(long offset) {
    TopicPartition partition = new TopicPartition(topic, 0);
    done(
        admin
            .alterConsumerGroupOffsets(
                "test-" + topic, Map.of(partition, new OffsetAndMetadata(offset)))
            .all());
  }

  private long committed() {
    OffsetAndMetadata offset =
        done(admin.listConsumerGroupOffsets("test-" + topic).partitionsToOffsetAndMetadata())
            .get(new TopicPartition(topic, 0));
    return offset == null ? -1 : offset.offset();
  }

  private List<String> letters() {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT convert_from(data, 'UTF8') FROM outbox ORDER BY position")
            .mapTo(String.class)
            .list());
  }
}
