package io.kennung.revocation.silence;

import static io.kennung.revocation.silence.Night.SILENT;
import static io.kennung.revocation.silence.Night.SINCE;
import static io.kennung.revocation.silence.Night.TODAY;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.feeds.Progress;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.protocol.events.Topics;
import io.kennung.revocation.silence.Caution.Hold;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RevocationTest
class SweepTest {

  private static final String FELL_SILENT = "io.kennung.IdentityFellSilent.v1";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Night night;
  @Inject Table table;
  @Inject Jdbi jdbi;
  @Inject Sweep sweep;

  @TestHTTPResource(management = true)
  URI base;

  @BeforeEach
  void fall() {
    night.fall();
  }

  @Test
  void whoeverHasBeenSilentIsInactiveAndOneEventSaysSo() {
    String anna = night.seen(SILENT);
    table.execute("UPDATE life SET revision = 6 WHERE identity = ?", anna);
    try (TopicReader kafka = TopicReader.fromNow(bootstrapServers, Topics.LIFECYCLE)) {
      Replica replica = night.replica(Settings.batches(10));

      replica.sweep();
      replica.sweep();

      assertThat(night.state(anna)).isEqualTo(1);
      var record = kafka.read(1, anna).getFirst();
      assertThat(new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
          .isEqualTo(FELL_SILENT);
      assertThat(new String(record.value(), StandardCharsets.UTF_8)).contains("\"revision\":7");
    }
    assertThat(night.events(anna)).containsExactly(FELL_SILENT);
    assertThat(night.revision(anna)).isEqualTo(7);
  }

  @Test
  void whoeverWasSeenOnTheLastDayStays() {
    String anna = night.seen(SINCE);

    night.replica(Settings.batches(10)).sweep();

    assertThat(night.state(anna)).isZero();
    assertThat(night.events(anna)).isEmpty();
  }

  @Test
  void nobodyIsMarkedPastWhatHasBeenRead() {
    String anna = night.seen(SILENT);
    Replica replica = night.replica(Settings.batches(10));

    replica.hasRead(TODAY.minusDays(1)).sweep();
    assertThat(night.state(anna)).as("read to the day before").isZero();

    replica.hasRead(TODAY).sweep();
    assertThat(night.state(anna)).as("read to today").isEqualTo(1);
  }

  @Test
  void aDayIsSweptOnceSignsOfLifeOfTheDayBeforeHaveHadTheTimeToCome() {
    String anna = night.seen(SILENT);
    Replica replica = night.replica(Settings.batches(10));

    replica.hasReadTo(TODAY.atTime(5, 59)).sweep();
    assertThat(night.state(anna)).isZero();

    replica.hasReadTo(TODAY.atTime(6, 0)).sweep();
    assertThat(night.state(anna)).isEqualTo(1);
  }

  @Test
  void whereNothingHasBeenReadNobodyIsMarked() {
    String anna = night.seen(SILENT);
    Replica replica = night.replica(Settings.batches(10));

    replica.hasRead(new Progress(Optional.empty(), Optional.empty())).sweep();
    assertThat(night.state(anna)).isZero();
    assertThat(replica.isHeld(Hold.NOTHING_READ)).isTrue();

    replica.hasRead(TODAY).sweep();
    assertThat(replica.isHeld(Hold.NOTHING_READ)).isFalse();
    assertThat(replica.marked()).isEqualTo(1);
  }

  @Test
  void whoHasEndedAndWhoseKeyIsUnknownAreLeftAlone() {
    List<String> others = night.seen(2, SILENT);
    table.execute("UPDATE life SET state = 2 WHERE identity = ?", others.get(0));
    table.execute("UPDATE life SET public_key = NULL WHERE identity = ?", others.get(1));
    String anna = night.seen(SILENT);

    night.replica(Settings.batches(10)).sweep();

    assertThat(night.state(anna)).isEqualTo(1);
    assertThat(night.state(others.get(0))).isEqualTo(2);
    assertThat(night.state(others.get(1))).isZero();
    for (String other : others) {
      assertThat(night.revision(other)).isZero();
      assertThat(night.events(other)).isEmpty();
    }
  }

  @Test
  void manyLeaveInOrderTheLongestSilentFirstAndAllReachKafka() {
    List<String> ids = new ArrayList<>();
    for (LocalDate day = SILENT; day.isAfter(SILENT.minusDays(30)); day = day.minusDays(1)) {
      ids.addAll(night.seen(40, day));
    }
    try (TopicReader kafka = TopicReader.fromNow(bootstrapServers, Topics.LIFECYCLE)) {
      Replica replica = night.replica(Settings.batches(97));

      replica.sweep();

      assertThat(replica.marked()).isEqualTo(1_200);
      assertThat(kafka.read(1_200, ids.toArray(String[]::new)))
          .extracting(record -> record.key())
          .containsExactlyInAnyOrderElementsOf(ids);
    }
    assertThat(left(ids)).isEqualTo(longestSilentFirst(ids));
    assertThat(table.count("sweep WHERE marked = 1200 AND silent = 1200 AND active = 1200"))
        .isEqualTo(1);
  }

  @Test
  void whoFallsSilentWhileTheSweepIsAheadComesWithTheNext() {
    night.seen(5, SILENT);
    Replica replica = night.replica(Settings.batches(2));
    replica.sweep();
    String late = night.seen(SILENT.minusYears(1));

    replica.sweep();

    assertThat(night.state(late)).isEqualTo(1);
  }

  @Test
  void theSweepOfTheServiceIsWiredAndTellsItsMetrics() throws InterruptedException {
    sweep.run();

    assertThat(given().get(base.resolve("/q/metrics")).asString())
        .contains(
            "directory_silence_marked_total",
            "directory_silence_braked 0",
            "directory_silence_held{reason=\"lost\"} 0",
            "directory_silence_held{reason=\"nothing-read\"}");
  }

  private List<String> left(List<String> ids) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT key FROM outbox WHERE key = ANY(:ids) ORDER BY position")
            .bindArray("ids", String.class, ids)
            .mapTo(String.class)
            .list());
  }

  private List<String> longestSilentFirst(List<String> ids) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT identity FROM life WHERE identity = ANY(:ids) ORDER BY seen_on, identity")
            .bindArray("ids", String.class, ids)
            .mapTo(String.class)
            .list());
  }
}
