package io.kennung.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.FakeDirectory.Reply;
import java.util.Map;

/** The part of a directory that tells anybody about many identities at once. */
final class FakeLookups {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ObjectNode> identities;

  FakeLookups(Map<String, ObjectNode> identities) {
    this.identities = identities;
  }

  Reply bulk(JsonNode ids) {
    ObjectNode answer = JSON.createObjectNode();
    var list = answer.putArray("identities");
    for (JsonNode id : ids) {
      ObjectNode found = identities.get(id.asText());
      if (found != null && found.path("state").asInt() != 2) {
        list.add(found);
      }
    }
    return Reply.of(200, answer.toString());
  }

  Reply check(JsonNode ids) {
    ObjectNode answer = JSON.createObjectNode();
    var states = answer.putArray("states");
    var types = answer.putArray("types");
    var masks = answer.putArray("featureMasks");
    answer.put("checkInterval", 3600);
    for (JsonNode id : ids) {
      ObjectNode found = identities.get(id.asText());
      states.add(found == null ? 2 : found.path("state").asInt());
      types.add(found == null ? 0 : found.path("type").asInt());
      masks.add(found == null ? null : found.get("featureMask"));
    }
    return Reply.of(200, answer.toString());
  }
}
