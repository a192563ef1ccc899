package io.kennung.chassis.feeds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.junit.jupiter.api.Test;

class FeedReplicasTest extends FeedScene {

  private static final int PARTITIONS = 4;

  @Test
  void replicaThatHasLostThePartitionMovesNothingBack() {
    createTopic(1);
    publish(0, "ANNAANNA", "BERTBERT");
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    Replica late =
        open(events -> {
          entered.countDown();
          Gate.pass(held);
          see(events);
        });
    Gate.pass(entered);
    // As when it had been out of touch for too long: the group goes on without it.
    done(
        admin
            .removeMembersFromConsumerGroup(
                "test-" + topic, new RemoveMembersFromConsumerGroupOptions())
            .all());
    publish(0, "CARLCARL");
    Replica heir = open();
    awaitOffset(0, 3);

    held.countDown();
    await().atMost(30, SECONDS).until(() -> late.count("applied") > 0);

    assertThat(nextOffset(0)).isEqualTo(3);
    publish(0, "DORADORA");
    awaitOffset(0, 4);
    assertThat(heir.count("applied") + late.count("applied")).isGreaterThanOrEqualTo(4);
    assertThat(seen()).contains("ANNAANNA", "BERTBERT", "CARLCARL", "DORADORA");
  }

  @Test
  void replicaThatJoinsTakesItsShareAndNothingIsLost() {
    createTopic(PARTITIONS);
    Set<String> published = new HashSet<>();
    publishRound('A', published);
    Replica first = open();
    await().atMost(30, SECONDS).until(() -> first.count("applied") > 0);

    Replica second = open();
    char round = 'B';
    while (second.count("applied") == 0 && round < 'Z') {
      publishRound(round++, published);
    }
    assertThat(second.count("applied")).as("the share of the second").isPositive();
    first.close();
    publishRound('Z', published);

    await().atMost(30, SECONDS).until(() -> new HashSet<>(seen()).equals(published));
    for (int partition = 0; partition < PARTITIONS; partition++) {
      awaitOffset(partition, published.size() / PARTITIONS);
    }
  }

  private void publishRound(char round, Set<String> published) {
    for (int n = 0; n < 25; n++) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        String identity = "SEEN" + round + (char) ('A' + n) + (char) ('A' + partition) + "X";
        publish(partition, identity);
        published.add(identity);
      }
    }
  }
}
