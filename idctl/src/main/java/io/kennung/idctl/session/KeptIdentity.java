package io.kennung.idctl.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.CreatedIdentity;
import io.kennung.client.Identity;
import io.kennung.client.Settings;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.SecretKey;
import java.net.URI;
import java.time.Instant;

/**
 * What {@code identity.json} holds.
 *
 * @param identity who, with its key
 * @param serverGroup two hexadecimal digits
 * @param server the directory that knows it
 * @param createdAt by our clock
 */
public record KeptIdentity(Identity identity, String serverGroup, URI server, Instant createdAt) {

  /** One that has just been created. */
  public static KeptIdentity of(CreatedIdentity created, SecretKey key, URI server, Instant now) {
    return new KeptIdentity(
        new Identity(created.identity(), key), created.serverGroup(), server, now);
  }

  /**
   * One as it was kept.
   *
   * @throws IllegalArgumentException when a member is missing or wrong
   * @throws java.time.DateTimeException when it was not created at any time
   */
  public static KeptIdentity of(JsonNode json) {
    return new KeptIdentity(
        new Identity(
            json.required("identity").asText(),
            SecretKey.of(Base64Text.decode(json.required("secretKey").asText()))),
        json.required("serverGroup").asText(),
        Settings.at(URI.create(json.required("server").asText())).base(),
        Instant.parse(json.required("createdAt").asText()));
  }

  /** Whether this is the one with this id at this directory. */
  public boolean isOf(String id, URI directory) {
    return identity.id().equals(id) && server.equals(directory);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", 1)
        .put("identity", identity.id())
        .put("serverGroup", serverGroup)
        .put("server", server.toString())
        .put("publicKey", identity.key().publicKey().base64())
        .put("secretKey", Base64Text.encode(identity.key().bytes()))
        .put("createdAt", createdAt.toString());
  }
}
