package io.kennung.verification.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.verification.testing.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Staff who ask for something, as identity-service would tell it, and hear what came of it. */
final class Desk implements AutoCloseable {

  private final TopicWriter kafka;
  private final Table table;
  private final TestClock clock;

  Desk(String bootstrapServers, Table table, TestClock clock) {
    this.kafka = new TopicWriter(bootstrapServers);
    this.table = table;
    this.clock = clock;
  }

  Golden reset(String identity, String kind) {
    return asked("VerificationResetAsked", identity).with("kind", kind);
  }

  Golden lift(String identity, String limits) {
    return asked("LimitsLiftAsked", identity).with("limits", limits);
  }

  Golden lift(String identity, String limits, Duration ago) {
    return lift(identity, limits).with("at", clock.instant().minus(ago).toString());
  }

  void send(Golden event) {
    kafka.send(event);
  }

  /** What came of it. */
  String ask(String identity, Golden event) {
    String request = request(event);
    send(event);
    return await(identity, request);
  }

  String await(String identity, String request) {
    Awaitility.await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> !answers(identity, request).isEmpty());
    List<String> answers = answers(identity, request);
    assertThat(answers).hasSize(1);
    return answers.getFirst().replaceAll(".*\"outcome\":\"([a-z]+)\".*", "$1");
  }

  List<String> answers(String identity, String request) {
    return table.outbox(identity, "SupportAnswered").stream()
        .filter(answer -> answer.contains(request))
        .toList();
  }

  static String request(Golden event) {
    return new String(event.record().value(), StandardCharsets.UTF_8)
        .replaceAll(".*\"request\":\"([0-9a-f-]+)\".*", "$1");
  }

  @Override
  public void close() {
    kafka.close();
  }

  private Golden asked(String event, String identity) {
    Instant now = clock.instant();
    return Golden.of(event)
        .about(identity)
        .with("request", UUID.randomUUID().toString())
        .with("at", now.toString());
  }
}
