package io.kennung.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The part of a directory that ends identities; one that has ended is no longer known at all. */
public final class FakeRevocation {

  public static final String SET = "identity/set_revocation_key";
  public static final String CHECK = "identity/check_revocation_key";
  public static final String REVOKE = "identity/revoke";
  public static final String BY_PASSWORD = "identity/ws/revoke";
  public static final String LAST_CHANGED = "2014-10-29T12:32:54+0000";

  /** Keys in base64, by identity. */
  public final Map<String, String> keys = new ConcurrentHashMap<>();

  private final FakeDirectory server;

  public FakeRevocation(FakeDirectory server) {
    this.server = server;
    server.add(SET, call -> Optional.empty(), this::set);
    server.add(CHECK, call -> Optional.empty(), this::check);
    server.add(REVOKE, call -> Optional.empty(), this::revoke);
    server.add(BY_PASSWORD, call -> Optional.of(byPassword(call.body())), members -> members);
  }

  private ObjectNode set(ObjectNode members) {
    keys.put(members.path("identity").asText(), members.path("revocationKey").asText());
    return success(true);
  }

  private ObjectNode check(ObjectNode members) {
    boolean isSet = keys.containsKey(members.path("identity").asText());
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("revocationKeySet", isSet);
    return isSet ? answer.put("lastChanged", LAST_CHANGED) : answer;
  }

  private ObjectNode revoke(JsonNode members) {
    server.identities.remove(members.path("identity").asText());
    return success(true);
  }

  private ObjectNode byPassword(JsonNode body) {
    String key = keys.get(body.path("identity").asText());
    return body.path("revocationKey").asText().equals(key)
        ? revoke(body)
        : success(false).put("error", "The ID or the password is wrong.");
  }

  private static ObjectNode success(boolean success) {
    return JsonNodeFactory.instance.objectNode().put("success", success);
  }
}
