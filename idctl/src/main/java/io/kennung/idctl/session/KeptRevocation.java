package io.kennung.idctl.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.Settings;
import java.net.URI;
import java.time.Instant;

/**
 * What {@code revoked.json} holds: the identity that was here, without its key.
 *
 * @param identity 8 characters
 * @param server the directory that knew it
 * @param revokedAt by our clock
 */
public record KeptRevocation(String identity, URI server, Instant revokedAt) {

  static KeptRevocation of(JsonNode json) {
    return new KeptRevocation(
        json.required("identity").asText(),
        Settings.at(URI.create(json.required("server").asText())).base(),
        Instant.parse(json.required("revokedAt").asText()));
  }

  /** Whether this is the one with this id at this directory. */
  boolean isOf(String id, URI directory) {
    return identity.equals(id) && server.equals(directory);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", 1)
        .put("identity", identity)
        .put("server", server.toString())
        .put("revokedAt", revokedAt.toString());
  }
}
