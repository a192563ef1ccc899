package io.kennung.idctl.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kennung.client.contacts.MatchToken;
import io.kennung.idctl.session.Profile;
import java.net.URI;
import java.util.Optional;

/**
 * What {@code match-token.json} holds.
 *
 * @param token on whose account contacts are looked up
 * @param identity 8 characters, whose account that is
 * @param server the directory that gave it
 */
public record KeptMatchToken(MatchToken token, String identity, URI server) {

  private static final String FILE = "match-token.json";

  /** The token for this identity at this directory, if we have one. */
  public static Optional<MatchToken> in(Profile profile, String identity, URI server) {
    return profile
        .read(FILE, KeptMatchToken::of)
        .filter(kept -> kept.identity.equals(identity) && kept.server.equals(server))
        .map(KeptMatchToken::token);
  }

  /** Keeps it over whatever was there. */
  public void keepIn(Profile profile) {
    profile.write(
        FILE,
        JsonNodeFactory.instance
            .objectNode()
            .put("version", 1)
            .put("matchToken", token.text())
            .put("identity", identity)
            .put("server", server.toString()));
  }

  private static KeptMatchToken of(JsonNode json) {
    return new KeptMatchToken(
        new MatchToken(json.required("matchToken").asText()),
        json.required("identity").asText(),
        URI.create(json.required("server").asText()));
  }
}
