package io.kennung.chassis.feeds;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.testing.CapturedLog;
import io.kennung.chassis.testing.Golden;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FeedLossTest extends FeedScene {

  @Test
  void recordsThatWentBeforeTheyWereReadAreReportedAndItGoesOn() {
    createTopic(2);
    publish(0, "ANNAANNA", "BERTBERT", "CARLCARL");
    goneBefore(2);
    Instant before = clock.instant();

    try (CapturedLog log = CapturedLog.listening();
        Replica first = open()) {
      awaitSeen("CARLCARL");
      assertThat(log.text()).contains(topic + "-0", "offset 0", "is lost", "offset 2");
    }
    Instant firstLoss = progress().lostAt().orElseThrow();
    assertThat(firstLoss).isAfter(before);
    assertThat(nextOffset(0)).isEqualTo(3);

    publish(0, "DORADORA", "EMMAEMMA");
    goneBefore(4);
    open();
    awaitSeen("CARLCARL", "EMMAEMMA");
    assertThat(progress().lostAt().orElseThrow()).isAfter(firstLoss);
  }

  @Test
  void whoReadsEverythingInTimeReportsNoLoss() {
    createTopic(1);
    publish(0, "ANNAANNA");
    Replica first = open();
    awaitOffset(0, 1);
    first.close();
    goneBefore(1);
    publish(0, "BERTBERT");

    open();

    awaitSeen("ANNAANNA", "BERTBERT");
    assertThat(progress().lostAt()).isEmpty();
  }

  @Test
  void recordsThatGoWhileTheyAreBeingReadAreReportedAndItGoesOn() {
    createTopic(1);
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    // So large that no more than two are under way at once.
    for (String identity : List.of("ANNAANNA", "BERTBERT", "CARLCARL", "DORADORA", "EMMAEMMA")) {
      publish(0, Golden.of("IdentitySeen").about(identity).with("pad", "x".repeat(700_000)));
    }
    open(events -> {
      entered.countDown();
      Gate.pass(gate);
      see(events);
    });
    Gate.pass(entered);

    goneBefore(4);
    gate.countDown();

    await().atMost(30, SECONDS).until(() -> seen().contains("EMMAEMMA"));
    assertThat(seen()).doesNotContain("DORADORA").doesNotHaveDuplicates();
    assertThat(progress().lostAt()).isPresent();
    assertThat(nextOffset(0)).isEqualTo(5);
  }

  @Test
  void topicThatIsMadeAnewIsReadFromItsBeginning() {
    createTopic(1);
    publish(0, "ANNAANNA", "BERTBERT", "CARLCARL");
    Replica first = open();
    awaitOffset(0, 3);
    first.close();

    makeAnew();
    publish(0, "DORADORA");
    open();

    awaitSeen("ANNAANNA", "BERTBERT", "CARLCARL", "DORADORA");
    assertThat(nextOffset(0)).isEqualTo(1);
    assertThat(progress().lostAt()).isPresent();
  }

  @Test
  void topicThatIsMadeAnewWhileItIsReadIsReadFromItsBeginning() {
    createTopic(1);
    publish(0, "ANNAANNA", "BERTBERT", "CARLCARL");
    open();
    awaitOffset(0, 3);

    makeAnew();
    publish(0, "DORADORA");

    awaitSeen("ANNAANNA", "BERTBERT", "CARLCARL", "DORADORA");
    assertThat(progress().lostAt()).isPresent();
    Instant lost = clock.instant();
    awaitReadAfter(lost);
  }

  private void goneBefore(long offset) {
    done(
        admin
            .deleteRecords(
                Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
            .all());
  }

  private void makeAnew() {
    done(admin.deleteTopics(List.of(topic)).all());
    await()
        .atMost(30, SECONDS)
        .ignoreExceptions()
        .until(() -> {
          createTopic(1);
          return true;
        });
  }
}
