package io.kennung.identity.operations;

import static io.kennung.chassis.testing.Wire.newKey;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.outbox.TraceContext;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.protocol.events.Topics;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * One trace from the request over the database and the outbox to Kafka, and on from Kafka to the
 * consumer.
 */
@DirectoryTest
@TestProfile(TraceTest.Traced.class)
class TraceTest {

  public static class Traced implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.otel.sdk.disabled",
          "false",
          "quarkus.otel.simple",
          "true",
          "quarkus.otel.exporter.otlp.enabled",
          "false");
    }
  }

  @Singleton
  static class Exporter {
    @Produces
    @Singleton
    InMemorySpanExporter exporter() {
      return InMemorySpanExporter.create();
    }
  }

  @Inject InMemorySpanExporter spans;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void registrationIsOneTraceFromRequestToKafka() {
    try (TopicReader topic = TopicReader.fromNow(bootstrapServers, Topics.IDENTITY)) {
      String id = Holders.create(newKey()).extract().path("identity");

      var record = topic.read(1, id).getFirst();
      String traceparent =
          new String(
              record.headers().lastHeader(TraceContext.HEADER).value(), StandardCharsets.UTF_8);
      String trace = traceparent.split("-")[1];
      await()
          .atMost(30, SECONDS)
          .untilAsserted(() ->
              assertThat(names(trace))
                  .contains("directory.identity publish")
                  .anyMatch(name -> name.startsWith("POST /identity/create"))
                  .anyMatch(name -> name.startsWith("INSERT")));
    }
  }

  @Test
  void consumerGoesOnWithThePublishersTrace() {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    ProducerRecord<String, byte[]> record =
        Golden.of("IdentityFellSilent").about(Holders.create().id()).record();
    record
        .headers()
        .add(
            TraceContext.HEADER,
            ("00-" + trace + "-b7ad6b7169203331-01").getBytes(StandardCharsets.UTF_8));
    try (TopicWriter kafka = new TopicWriter(bootstrapServers)) {
      kafka.send(record);
    }

    await().atMost(30, SECONDS).until(() -> names(trace).contains("directory.lifecycle process"));
    assertThat(names(trace)).anyMatch(name -> name.startsWith("UPDATE"));
  }

  private List<String> names(String trace) {
    return spans.getFinishedSpanItems().stream()
        .filter(span -> span.getTraceId().equals(trace))
        .map(SpanData::getName)
        .toList();
  }
}
