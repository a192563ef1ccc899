package io.kennung.protocol.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document and the golden samples say the same. */
class AsyncApiSamplesTest {

  private final AsyncApi api = AsyncApi.read();

  @ParameterizedTest
  @EnumSource
  void aGoldenSampleIsWhatTheDocumentDescribes(EventType type) {
    JsonNode golden = AsyncApi.golden(type);
    JsonNode message = api.message(type);

    assertThat(api.faults(message.get("payload"), golden.get("data"))).isEmpty();
    assertThat(api.faults(message.get("headers"), golden.get("headers"))).isEmpty();
    assertThat(api.faults(message.at("/bindings/kafka/key"), golden.get("key"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsInASampleIsDescribedAndRequiredAndTheOtherWayRound(EventType type) {
    JsonNode golden = AsyncApi.golden(type);

    sameMembers(api.message(type).get("payload"), golden.get("data"));
    assertThat(AsyncApi.texts(api.schema("CloudEvent").get("required")))
        .containsExactlyInAnyOrderElementsOf((Iterable<String>) golden.get("headers")::fieldNames);
  }

  private void sameMembers(JsonNode described, JsonNode sample) {
    JsonNode schema = api.resolved(described);
    if (!sample.isObject()) {
      return;
    }
    List<String> members = new ArrayList<>();
    sample.fieldNames().forEachRemaining(members::add);
    assertThat(schema.get("properties").fieldNames()).toIterable().isEqualTo(members);
    assertThat(AsyncApi.texts(schema.get("required"))).isEqualTo(members);
    assertThat(schema.get("additionalProperties").asBoolean()).isTrue();
    for (var property : schema.get("properties").properties()) {
      assertThat(property.getValue().path("description").asText())
          .as("description of " + property.getKey())
          .isNotEmpty();
      sameMembers(property.getValue(), sample.get(property.getKey()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theExampleIsTheGoldenSample(EventType type) {
    JsonNode example = api.message(type).at("/examples/0");

    assertThat(example.get("headers")).isEqualTo(AsyncApi.golden(type).get("headers"));
    assertThat(example.get("payload").toString())
        .isEqualTo(AsyncApi.golden(type).get("data").toString());
  }

  @ParameterizedTest
  @EnumSource
  void aSampleThatLacksAMemberOrHoldsNonsenseIsFound(EventType type) {
    JsonNode payload = api.message(type).get("payload");
    JsonNode data = AsyncApi.golden(type).get("data");

    for (String member : (Iterable<String>) data::fieldNames) {
      ObjectNode lacking = data.deepCopy();
      lacking.remove(member);
      assertThat(api.faults(payload, lacking)).as("without " + member).isNotEmpty();
      ObjectNode nonsense = data.deepCopy();
      nonsense.putArray(member);
      assertThat(api.faults(payload, nonsense)).as("nonsense as " + member).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theHeadersOfAnotherEventAreFound(EventType type) {
    ObjectNode headers = AsyncApi.golden(type).get("headers").deepCopy();
    headers.put("ce_type", "io.kennung.SomethingElse.v1");

    assertThat(api.faults(api.message(type).get("headers"), headers)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatComesFromTheFutureIsNoFault(EventType type) {
    ObjectNode data = AsyncApi.golden(type).get("data").deepCopy();
    data.putObject("fromTheFuture").put("x", 1);

    assertThat(api.faults(api.message(type).get("payload"), data)).isEmpty();
  }

  @Test
  void theExampleOfADeadLetterIsOne() {
    JsonNode message = api.document().at("/components/messages/DeadLetter");
    JsonNode example = message.at("/examples/0");

    assertThat(api.faults(message.get("payload"), example.get("payload"))).isEmpty();
    assertThat(api.faults(message.get("headers"), example.get("headers"))).isEmpty();
    sameMembers(message.get("payload"), example.get("payload"));
  }
}
