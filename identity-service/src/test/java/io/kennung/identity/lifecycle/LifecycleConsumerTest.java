package io.kennung.identity.lifecycle;

import static io.kennung.chassis.testing.Wire.post;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@DirectoryTest
class LifecycleConsumerTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Table table;
  @Inject MeterRegistry metrics;
  @Inject Clock clock;
  @Inject AgroalDataSource dataSource;

  private TopicWriter kafka;
  private String id;

  @BeforeEach
  void register() {
    kafka = new TopicWriter(bootstrapServers);
    id = Holders.create().id();
    given().get("/identity/" + id).then().statusCode(200);
  }

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void silentIdentityIsInactiveAndAwakeAgain() {
    kafka.send(Golden.of("IdentityFellSilent").about(id).revision(1));
    await().atMost(20, SECONDS).until(() -> answeredState() == 1);
    post("/identity/check", Map.of("identities", List.of(id))).body("states", contains(1));

    kafka.send(Golden.of("IdentityWoke").about(id).revision(2));
    await().atMost(20, SECONDS).until(() -> answeredState() == 0);
  }

  @Test
  void revokedIdentityIsGoneFromEveryAnswer() {
    kafka.send(Golden.of("IdentityRevoked").about(id).revision(1));

    await().atMost(20, SECONDS).until(() -> given().get("/identity/" + id).statusCode() == 404);
    post("/identity/fetch_bulk", Map.of("identities", List.of(id))).body("identities", empty());
    post("/identity/check", Map.of("identities", List.of(id)))
        .body("states", contains(2))
        .body("featureMasks", contains((Object) null));
    post("/identity/fetch_priv", Map.of("identity", id))
        .body("errorType", equalTo("invalid-identity"));
    post("/identity/set_featuremask", Map.of("identity", id, "featureMask", 1))
        .body("errorType", equalTo("invalid-identity"));
  }

  @Test
  void metricTellsHowLongRevocationsTakeToShow() {
    Timer visible = metrics.get("directory.revocation.visible").timer();
    long before = visible.count();

    kafka.send(
        Golden.of("IdentityRevoked")
            .about(id)
            .revision(1)
            .with("at", clock.instant().minusSeconds(3).toString()));

    await().atMost(5, SECONDS).until(() -> visible.count() == before + 1);
    assertThat(visible.max(SECONDS)).isGreaterThanOrEqualTo(3);
  }

  @Test
  void nothingRaisesTheDead() {
    kafka.send(Golden.of("IdentityRevoked").about(id).revision(1));
    kafka.send(Golden.of("IdentityWoke").about(id).revision(2));
    kafka.send(Golden.of("IdentityFellSilent").about(id).revision(3));

    allHasBeenConsumed();
    assertThat(table.count("identity WHERE id = ? AND state = 2", id)).isEqualTo(1);
  }

  @Test
  void reorderedEventsComeToTheSameEnd() {
    kafka.send(Golden.of("IdentityWoke").about(id).revision(2));
    kafka.send(Golden.of("IdentityFellSilent").about(id).revision(1));
    allHasBeenConsumed();
    assertThat(table.count("identity WHERE id = ? AND state = 0", id)).isEqualTo(1);

    kafka.send(Golden.of("IdentityWoke").about(id).revision(5));
    kafka.send(Golden.of("IdentityRevoked").about(id).revision(4));
    allHasBeenConsumed();
    assertThat(table.count("identity WHERE id = ? AND state = 2", id))
        .as("late, and counts all the same")
        .isEqualTo(1);
  }

  @Test
  void redeliveredEventIsAppliedOnce() {
    ProducerRecord<String, byte[]> silent =
        Golden.of("IdentityFellSilent").about(id).revision(1).record();
    kafka.send(silent);
    allHasBeenConsumed();
    // As if a bug had put the state back: a second application would show.
    table.execute("UPDATE identity SET state = 0, lifecycle_revision = 0 WHERE id = ?", id);

    kafka.send(
        new ProducerRecord<>(silent.topic(), null, silent.key(), silent.value(), silent.headers()));

    allHasBeenConsumed();
    assertThat(table.count("identity WHERE id = ? AND state = 0", id)).isEqualTo(1);
  }

  @Test
  void poisonGoesToTheDeadLettersAndThePartitionGoesOn() {
    try (TopicReader deadLetters = TopicReader.fromNow(bootstrapServers, Topics.DEAD_LETTER)) {
      kafka.send(new ProducerRecord<>(Topics.LIFECYCLE, id, "no event at all".getBytes(UTF_8)));
      kafka.send(new ProducerRecord<>(Topics.LIFECYCLE, id, null));
      kafka.send(Golden.of("IdentityRevoked").about(id).without("revision"));
      kafka.send(Golden.of("IdentityRevoked").about("never-registered"));
      kafka.send(Golden.of("IdentityRevoked").about("0000000Z"));
      kafka.send(onTheWrongTopic());
      kafka.send(Golden.of("IdentityRevoked").about(id).revision(1));

      await().atMost(20, SECONDS).until(() -> given().get("/identity/" + id).statusCode() == 404);
      assertThat(deadLetters.readLetters(6, id, "never-registered", "0000000Z"))
          .extracting(record -> new String(record.value(), UTF_8))
          .allSatisfy(letter ->
              assertThat(letter)
                  .contains(
                      "\"topic\":\"directory.lifecycle\"",
                      "\"consumer\":\"identity-service\"",
                      "\"reason\":"))
          .anySatisfy(letter -> assertThat(letter).contains("not a CloudEvent"))
          .anySatisfy(letter -> assertThat(letter).contains("never registered"));
    }
  }

  @Test
  void eventsFromTheFutureArePassedOver() {
    kafka.send(Golden.of("IdentityRevoked").about(id).type("io.kennung.IdentityRevoked.v2"));

    allHasBeenConsumed();
    assertThat(answeredState()).isZero();
  }

  @Test
  void sessionThatDiesWhileAnEventIsBeingAppliedLosesNothing() throws SQLException {
    String waiting =
        "pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO inbox%'";
    try (Connection holdingUp = dataSource.getConnection();
        Statement statement = holdingUp.createStatement()) {
      holdingUp.setAutoCommit(false);
      statement.execute("LOCK TABLE inbox IN EXCLUSIVE MODE");
      kafka.send(Golden.of("IdentityFellSilent").about(id).revision(1));
      await().atMost(20, SECONDS).until(() -> table.count(waiting) >= 1);

      statement.execute("SELECT pg_terminate_backend(pid) FROM " + waiting);
      holdingUp.rollback();
      holdingUp.setAutoCommit(true);
    }

    await().atMost(20, SECONDS).until(() -> answeredState() == 1);
  }

  private ProducerRecord<String, byte[]> onTheWrongTopic() {
    ProducerRecord<String, byte[]> link = Golden.of("AddressLinked").about(id).record();
    return new ProducerRecord<>(Topics.LIFECYCLE, null, id, link.value(), link.headers());
  }

  private int answeredState() {
    return given().get("/identity/" + id).path("state");
  }

  /** An event behind all others with the same key: once it is in, they are too. */
  private void allHasBeenConsumed() {
    Golden last = Golden.of("IdentityFellSilent").about(id).revision(0);
    ProducerRecord<String, byte[]> record = last.record();
    String eventId = new String(record.headers().lastHeader("ce_id").value(), UTF_8);
    kafka.send(record);
    await().atMost(20, SECONDS).until(() -> table.count("inbox WHERE event_id = ?", eventId) == 1);
  }
}
