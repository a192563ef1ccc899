package io.kennung.identity.events;

import static io.kennung.chassis.testing.Wire.prove;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.events.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What really arrives in Kafka has the shape of the golden samples, headers and members alike. */
@DirectoryTest
class GoldenTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Table table;

  @Test
  void publishedEventsEqualTheirGoldenSamples() throws IOException {
    try (TopicReader identity = TopicReader.fromNow(bootstrapServers, Topics.IDENTITY);
        TopicReader activity = TopicReader.fromNow(bootstrapServers, Topics.ACTIVITY)) {
      Wire.Holder holder = Holders.create();
      table.execute("UPDATE identity SET seen_on = seen_on - 1 WHERE id = ?", holder.id());
      prove(
          "/identity/set_featuremask",
          Map.of("identity", holder.id(), "featureMask", 2047),
          holder.key());

      List<ConsumerRecord<String, byte[]>> records = identity.read(2);
      sameShape(records.get(0), "IdentityRegistered");
      sameShape(records.get(1), "FeatureMaskChanged");
      sameShape(activity.read(1).getFirst(), "IdentitySeen");
    }
  }

  private static void sameShape(ConsumerRecord<String, byte[]> record, String event)
      throws IOException {
    JsonNode golden = Golden.asWritten(event);
    JsonNode data = new ObjectMapper().readTree(record.value());
    Map<String, String> headers =
        StreamSupport.stream(record.headers().spliterator(), false)
            .filter(header -> !header.key().equals("traceparent"))
            .collect(
                Collectors.toMap(
                    header -> header.key(),
                    header -> new String(header.value(), StandardCharsets.UTF_8)));

    assertThat(record.topic()).isEqualTo(golden.at("/topic").asText());
    assertThat(record.key()).isEqualTo(data.at("/identity").asText());
    assertThat(headers.keySet())
        .containsExactlyInAnyOrderElementsOf(golden.at("/headers")::fieldNames);
    for (String fixed : List.of("ce_specversion", "ce_type", "ce_source", "content-type")) {
      assertThat(headers.get(fixed)).isEqualTo(golden.at("/headers/" + fixed).asText());
    }
    assertThat(data.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(golden.at("/data")::fieldNames);
    golden
        .at("/data")
        .properties()
        .forEach(member -> {
          JsonNode sent = data.get(member.getKey());
          assertThat(sent.getNodeType()).isEqualTo(member.getValue().getNodeType());
          assertThat(shape(sent)).isEqualTo(shape(member.getValue()));
        });
  }

  /** Digits and letters by kind, so that two times, ids or keys compare as alike. */
  private static String shape(JsonNode value) {
    String text = value.asText();
    return text.length() == 44
        ? "key"
        : text.matches("[0-9A-Z]{8}")
            ? "id"
            : value.isNumber()
                ? "number"
                : text.replaceAll("[0-9]", "9")
                    .replaceAll("9{6}Z", "Z")
                    .replaceAll("\\.9+Z", "Z")
                    .replaceAll("\\.Z", "Z");
  }
}
