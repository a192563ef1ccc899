package io.kennung.revocation.support;

import static io.kennung.revocation.testing.People.newId;
import static io.kennung.revocation.testing.People.revoke;
import static io.kennung.revocation.testing.People.revokeByPassword;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.Shapes;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.events.Topics;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RevocationTest
class LiftingTest {

  private static final String PASSWORD = "correct horse";

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  private TopicWriter kafka;
  private Wire.Holder anna;

  @BeforeEach
  void open() {
    clock.freeze();
    kafka = new TopicWriter(bootstrapServers);
    anna = people.createWith(PASSWORD);
  }

  @AfterEach
  void close() {
    kafka.close();
    clock.reset();
  }

  @Test
  void whoHasTriedTooOftenMayTryAgain() {
    useUpTries();
    try (TopicReader support = TopicReader.fromNow(bootstrapServers, Topics.SUPPORT)) {
      assertThat(ask(asked())).isEqualTo("done");

      // What was asked, and what came of it.
      Shapes.assertGolden(
          support.read(2, anna.id()).getLast(), "SupportAnswered", "/revocation-service");
    }
    revokeByPassword(anna.id(), PASSWORD).body("success", equalTo(true));
  }

  @Test
  void onceADayAndSoNobodyTriesMoreThanTwiceAsOften() {
    int tried = useUpTries();
    assertThat(ask(asked())).isEqualTo("done");
    tried += useUpTries();
    assertThat(ask(asked())).isEqualTo("refused");
    for (int hour = 1; hour < 24; hour++) {
      clock.advance(Duration.ofHours(1));
      tried += useUpTries();
      assertThat(ask(asked())).isEqualTo("refused");
    }

    // Ten a day, and what had been tried of them before the lift.
    assertThat(tried).isEqualTo(15);
    clock.advance(Duration.ofHours(1));
    assertThat(ask(asked())).isEqualTo("done");
  }

  @Test
  void manyAtOnceLiftOnce() {
    useUpTries();
    List<Golden> all = IntStream.range(0, 20).mapToObj(i -> asked()).toList();
    all.forEach(kafka::send);

    List<String> outcomes = all.stream().map(this::outcome).toList();

    assertThat(outcomes).containsOnlyOnce("done");
    assertThat(outcomes.stream().filter("refused"::equals)).hasSize(19);
  }

  @Test
  void whatIsNotUsedUpIsNotLifted() {
    assertThat(ask(asked())).isEqualTo("nothing");
    useUpTries();

    assertThat(ask(asked())).isEqualTo("done");
  }

  @Test
  void revokedAndUnknownIdentitiesHaveNothingToLift() {
    useUpTries();
    revoke(anna).body("success", equalTo(true));
    assertThat(ask(asked())).isEqualTo("nothing");

    Golden stranger = asked().about(newId());
    assertThat(ask(stranger)).isEqualTo("nothing");
  }

  @Test
  void whatComesAgainOrTooLateChangesNothing() {
    useUpTries();
    Golden old = asked().with("at", clock.instant().minus(Duration.ofHours(25)).toString());
    assertThat(ask(old)).isEqualTo("nothing");
    revokeByPassword(anna.id(), PASSWORD).statusCode(429);

    Golden fresh = asked();
    assertThat(ask(fresh)).isEqualTo("done");
    useUpTries();
    kafka.send(fresh);
    assertThat(ask(asked())).isEqualTo("refused");

    revokeByPassword(anna.id(), PASSWORD).statusCode(429);
    assertThat(answers(fresh)).hasSize(1);
  }

  @Test
  void whatIsForOthersIsLeftToThem() {
    useUpTries();
    Golden linking = asked().with("limits", "linking");
    Golden future = asked().with("limits", "fromTheFuture");
    Golden reset =
        Golden.of("VerificationResetAsked").about(anna.id()).with("request", newRequest());
    kafka.send(linking);
    kafka.send(future);
    kafka.send(reset);
    kafka.send(Golden.of("SupportAnswered").about(anna.id()));
    kafka.send(asked().with("request", "not an id"));
    assertThat(ask(asked())).isEqualTo("done");

    assertThat(table.outbox(anna.id(), "SupportAnswered")).hasSize(1);
    await()
        .atMost(20, SECONDS)
        .until(() -> table.count("outbox WHERE topic = 'directory.dead-letter'") >= 1);
  }

  /** How many were looked at. */
  private int useUpTries() {
    int tried = 0;
    while (revokeByPassword(anna.id(), "wrong").extract().statusCode() == 200) {
      tried++;
    }
    return tried;
  }

  private Golden asked() {
    return Golden.of("LimitsLiftAsked")
        .about(anna.id())
        .with("limits", "revocation")
        .with("request", newRequest())
        .with("at", clock.instant().toString());
  }

  private String ask(Golden event) {
    kafka.send(event);
    return outcome(event);
  }

  private String outcome(Golden event) {
    await().atMost(20, SECONDS).until(() -> !answers(event).isEmpty());
    assertThat(answers(event)).hasSize(1);
    return answers(event).getFirst().replaceAll(".*\"outcome\":\"([a-z]+)\".*", "$1");
  }

  private List<String> answers(Golden event) {
    String sent = new String(event.record().value(), StandardCharsets.UTF_8);
    String request = sent.replaceAll(".*\"request\":\"([^\"]+)\".*", "$1");
    return table.outbox(event.record().key(), "SupportAnswered").stream()
        .filter(answer -> answer.contains(request))
        .toList();
  }

  private static String newRequest() {
    return UUID.randomUUID().toString();
  }
}
