package io.kennung.client.belongings;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.protocol.IdentityId;
import java.util.List;
import java.util.stream.StreamSupport;

/** Who is in a group or on a list. */
final class Members {

  /** How groups and lists are named. */
  static final String ID = "[0-9a-f]{16}";

  private Members() {}

  static List<String> in(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(IdentityId::isWellFormed)
        .toList();
  }
}
