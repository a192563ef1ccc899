package io.kennung.idctl.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * The end of a chain that was whole.
 *
 * @param number of its last entry
 * @param head the hash of that one
 * @param at when it was verified
 */
record KeptHead(long number, String head, Instant at) {

  private static final String HASH = "[0-9a-f]{64}";

  KeptHead {
    if (number < 1 || !head.matches(HASH)) {
      throw new IllegalArgumentException("no head of a chain");
    }
  }

  static KeptHead of(JsonNode json) {
    return new KeptHead(
        json.required("number").asLong(),
        json.required("head").asText(),
        Instant.parse(json.required("at").asText()));
  }

  void fill(ObjectNode json) {
    json.put("number", number).put("head", head).put("at", at.toString());
  }
}
