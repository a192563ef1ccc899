package io.kennung.protocol.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsyncApiTest {

  private final AsyncApi api = AsyncApi.read();

  @Test
  void theDocumentIsAsyncApi() {
    assertThat(AsyncApi.flaws(api.document())).isEmpty();
  }

  @Test
  void aDocumentThatIsNotIsFound() {
    assertThat(AsyncApi.flaws(without("/info", "title"))).isNotEmpty();
    assertThat(AsyncApi.flaws(without("/channels/identity/messages/IdentityRegistered", "$ref")))
        .isNotEmpty();
    assertThat(AsyncApi.flaws(without("/operations/identitySendsIdentity", "action"))).isNotEmpty();
    assertThat(AsyncApi.flaws(without("/components/messages/IdentitySeen", "payload")))
        .isNotEmpty();
  }

  private JsonNode without(String place, String member) {
    JsonNode broken = api.document().deepCopy();
    assertThat(((ObjectNode) broken.at(place)).remove(member)).isNotNull();
    return broken;
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(api.document().findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(reference ->
            assertThat(api.document().at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  @Test
  void everyTopicIsAChannelAndEveryChannelATopic() {
    List<String> topics =
        Arrays.stream(Topics.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .map(AsyncApiTest::value)
            .toList();

    assertThat(api.document().get("channels").findValuesAsText("address"))
        .containsExactlyInAnyOrderElementsOf(topics);
  }

  private static String value(java.lang.reflect.Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void partitionsAndRetentionAreThoseOfEveryDeployment() throws IOException {
    Properties table = new Properties();
    try (var file = Files.newBufferedReader(Path.of("../deploy/topics.properties"))) {
      table.load(file);
    }
    TreeMap<String, String> deployed = new TreeMap<>();
    table.forEach((topic, plan) -> deployed.put(topic.toString(), plan.toString()));
    TreeMap<String, String> described = new TreeMap<>();
    for (JsonNode channel : api.document().get("channels")) {
      JsonNode kafka = channel.at("/bindings/kafka");
      Duration kept =
          Duration.ofMillis(kafka.get("topicConfiguration").get("retention.ms").asLong());
      described.put(
          channel.get("address").asText(),
          "%d, %dd".formatted(kafka.get("partitions").asInt(), kept.toDays()));
      assertThat(kafka.get("topic")).isEqualTo(channel.get("address"));
    }

    assertThat(described).isEqualTo(deployed);
  }

  @ParameterizedTest
  @EnumSource
  void everyEventIsAMessageOnItsTopicAndOnNoOther(EventType type) {
    String reference = "#/components/messages/" + AsyncApi.name(type);
    List<String> topics =
        api.document()
            .get("channels")
            .valueStream()
            .filter(channel -> channel.get("messages").findValuesAsText("$ref").contains(reference))
            .map(channel -> channel.get("address").asText())
            .toList();

    assertThat(topics).containsExactly(type.topic());
    assertThat(api.message(type).get("name").asText()).isEqualTo(type.typeName());
    assertThat(api.message(type).at("/headers/allOf/1/properties/ce_type/const").asText())
        .isEqualTo(type.typeName());
  }

  @Test
  void everyMessageIsAnEventOrADeadLetter() {
    List<String> events = Arrays.stream(EventType.values()).map(AsyncApi::name).toList();

    assertThat(api.document().at("/components/messages").fieldNames())
        .toIterable()
        .hasSize(events.size() + 1)
        .containsAll(events)
        .contains("DeadLetter");
  }

  @Test
  void somebodySendsEveryMessageAndOnlyOnItsOwnChannel() {
    List<JsonNode> sends =
        api.document()
            .get("operations")
            .valueStream()
            .filter(operation -> operation.get("action").asText().equals("send"))
            .toList();

    for (JsonNode operation : api.document().get("operations")) {
      String channel = operation.at("/channel/$ref").asText();
      assertThat(operation.get("messages").findValuesAsText("$ref"))
          .isNotEmpty()
          .allMatch(message -> message.startsWith(channel + "/messages/"));
      assertThat(operation.at("/tags/0/name").asText()).as("whose").isNotEmpty();
    }
    for (var channel : api.document().get("channels").properties()) {
      for (String message : (Iterable<String>) channel.getValue().get("messages")::fieldNames) {
        assertThat(sends.stream().flatMap(each -> each.findValuesAsText("$ref").stream()))
            .contains("#/channels/%s/messages/%s".formatted(channel.getKey(), message));
      }
    }
  }
}
