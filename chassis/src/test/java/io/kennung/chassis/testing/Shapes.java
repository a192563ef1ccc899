package io.kennung.chassis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Compares what has arrived in Kafka with the golden samples, headers and members alike. */
public final class Shapes {

  private Shapes() {}

  /** The record has the shape of this event's golden sample. */
  public static void assertGolden(ConsumerRecord<String, byte[]> record, String event) {
    assertGolden(record, event, Golden.asWritten(event).at("/headers/ce_source").asText());
  }

  /** Likewise, for an event that more than one service publishes. */
  public static void assertGolden(
      ConsumerRecord<String, byte[]> record, String event, String source) {
    JsonNode golden = Golden.asWritten(event);
    JsonNode data = read(record.value());
    Map<String, String> headers =
        StreamSupport.stream(record.headers().spliterator(), false)
            .filter(header -> !header.key().equals("traceparent"))
            .collect(
                Collectors.toMap(
                    header -> header.key(),
                    header -> new String(header.value(), StandardCharsets.UTF_8)));

    assertThat(headers.get("ce_source")).isEqualTo(source);
    assertThat(record.topic()).isEqualTo(golden.at("/topic").asText());
    assertThat(record.key()).isEqualTo(data.at("/identity").asText());
    assertThat(headers.keySet())
        .containsExactlyInAnyOrderElementsOf(golden.at("/headers")::fieldNames);
    for (String fixed : List.of("ce_specversion", "ce_type", "content-type")) {
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
                : text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                    ? "uuid"
                    : text.replaceAll("[0-9]", "9")
                        .replaceAll("9{6}Z", "Z")
                        .replaceAll("\\.9+Z", "Z")
                        .replaceAll("\\.Z", "Z");
  }

  private static JsonNode read(byte[] json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
