package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.acceptance.Http.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What people get from Keycloak, and what whoever looks after it does. */
final class KeycloakAdmin {

  static final String NAME = "admin";
  static final String PASSWORD = "admin-for-development-only";

  private static final String KEY_PROVIDER = "org.keycloak.keys.KeyProvider";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Keycloak keycloak;
  private int rotations;

  KeycloakAdmin(Keycloak keycloak) {
    this.keycloak = keycloak;
  }

  /** An access token for our client. */
  String token(String person) {
    return tokens(KeycloakRealms.OURS, KeycloakRealms.SUPPORT, person).get("access_token").asText();
  }

  /** All that the token endpoint gives. */
  JsonNode tokens(String realm, String client, String person) {
    return tokens(
        realm,
        Map.of(
            "client_id",
            client,
            "client_secret",
            KeycloakRealms.SECRET,
            "username",
            person,
            "password",
            KeycloakRealms.password(person)));
  }

  private JsonNode tokens(String realm, Map<String, String> asked) {
    String form =
        asked.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&", "grant_type=password&scope=openid&", ""));
    URI door = URI.create(keycloak.issuer(realm) + "/protocol/openid-connect/token");
    Reply reply = Http.post(door, form, "Content-Type", FORM);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  /** From now on tokens are signed with a new key; those it has signed before still hold. */
  void addKey() {
    rotations++;
    ObjectNode key = Http.JSON.createObjectNode();
    key.put("name", "rotation " + rotations).put("providerId", "rsa-generated");
    key.put("providerType", KEY_PROVIDER).put("parentId", realm().get("id").asText());
    ObjectNode config = key.putObject("config");
    config.putArray("priority").add(Integer.toString(1000 + rotations));
    config.putArray("algorithm").add("RS256");
    config.putArray("keySize").add("2048");
    assertThat(send("POST", "/components", key).status()).isEqualTo(201);
  }

  /** Takes away every key that signs tokens but the latest. */
  void removeOldKeys() {
    String latest = "rotation " + rotations;
    for (JsonNode key : send("GET", "/components?type=" + KEY_PROVIDER, null).json()) {
      if (key.get("providerId").asText().equals("rsa-generated")
          && !key.get("name").asText().equals(latest)) {
        assertThat(send("DELETE", "/components/" + key.get("id").asText(), null).status())
            .isEqualTo(204);
      }
    }
  }

  /** For how long an access token is good, from the next one on. */
  void tokensLast(int seconds) {
    ObjectNode change = Http.JSON.createObjectNode().put("accessTokenLifespan", seconds);
    assertThat(send("PUT", "", change).status()).isEqualTo(204);
  }

  /** Ends every session of this person. */
  void signOut(String person) {
    String id =
        send("GET", "/users?exact=true&username=" + person, null).json().at("/0/id").asText();
    assertThat(send("POST", "/users/" + id + "/logout", null).status()).isEqualTo(204);
  }

  private JsonNode realm() {
    return send("GET", "", null).json();
  }

  private Reply send(String method, String path, JsonNode body) {
    String token =
        tokens("master", Map.of("client_id", "admin-cli", "username", NAME, "password", PASSWORD))
            .get("access_token")
            .asText();
    return Http.send(
        method,
        keycloak.address().resolve("/admin/realms/" + KeycloakRealms.OURS + path),
        body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8),
        "Authorization",
        "Bearer " + token,
        "Content-Type",
        "application/json");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
