package io.kennung.protocol.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

  @ParameterizedTest
  @EnumSource
  void everyEventHasAGoldenSampleWithItsNameTopicKeyAndMembers(EventType type) throws IOException {
    JsonNode golden = golden(type);
    List<String> members =
        Arrays.stream(type.shape().getRecordComponents())
            .map(component -> component.getName())
            .toList();

    assertThat(golden.at("/topic").asText()).isEqualTo(type.topic());
    assertThat(golden.at("/headers/ce_type").asText()).isEqualTo(type.typeName());
    assertThat(golden.at("/key").asText()).isEqualTo(keyed(type, golden.at("/data")));
    assertThat(golden.at("/data").fieldNames()).toIterable().containsExactlyElementsOf(members);
    assertThat(EventType.named(type.typeName())).contains(type);
  }

  private static String keyed(EventType type, JsonNode data) {
    String member =
        switch (type) {
          case AUDIT_RECORDED -> "chain";
          case SERVICE_PULSE, DELIVERIES_COUNTED -> "service";
          default -> "identity";
        };
    return data.get(member).asText();
  }

  private static JsonNode golden(EventType type) throws IOException {
    try (var file =
        EventTypeTest.class.getResourceAsStream(
            "/events/" + type.shape().getSimpleName() + ".v1.json")) {
      assertThat(file).as("golden sample of %s", type).isNotNull();
      return new ObjectMapper().readTree(file);
    }
  }
}
