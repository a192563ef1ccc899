package io.kennung.idctl.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.Settings;
import io.kennung.client.UnfinishedCreation;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.SecretKey;
import java.net.URI;
import java.time.Instant;

/**
 * What {@code unfinished.json} holds: all that the second phase of a creation needs.
 *
 * @param key of the identity that is, or is about to be, created
 * @param server the directory that was asked
 * @param creation between its two phases
 */
record KeptCreation(SecretKey key, URI server, UnfinishedCreation creation) {

  /**
   * @throws IllegalArgumentException when a member is missing or wrong
   */
  static KeptCreation of(JsonNode json) {
    SecretKey key = SecretKey.of(Base64Text.decode(json.required("secretKey").asText()));
    return new KeptCreation(
        key,
        Settings.at(URI.create(json.required("server").asText())).base(),
        new UnfinishedCreation(
            key.publicKey(),
            json.required("token").asText(),
            json.required("response").asText(),
            Instant.parse(json.required("askedAt").asText())));
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", 1)
        .put("server", server.toString())
        .put("secretKey", Base64Text.encode(key.bytes()))
        .put("token", creation.token())
        .put("response", creation.response())
        .put("askedAt", creation.askedAt().toString());
  }
}
