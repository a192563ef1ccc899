package io.kennung.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.protocol.ContactHash;
import io.kennung.protocol.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The part of a directory that finds identities by hashes. Tokens are {@code token-1} and so on.
 */
public final class FakeContacts {

  public static final String TOKEN = "identity/match_token";
  public static final String MATCH = "identity/match";

  private final Map<String, String> linked = new ConcurrentHashMap<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private final FakeDirectory server;

  public FakeContacts(FakeDirectory server) {
    this.server = server;
    server.add(
        TOKEN,
        call -> Optional.empty(),
        members ->
            JsonNodeFactory.instance
                .objectNode()
                .put("success", true)
                .put("matchToken", "token-" + tokens.incrementAndGet()));
    server.add(MATCH, call -> Optional.of(match(call)), members -> members);
  }

  public void linkEmail(String identity, String address) {
    linked.put(ContactHash.of(EmailAddress.of(address)).base64(), identity);
  }

  public void linkPhone(String identity, String digits) {
    linked.put(ContactHash.ofPhone(digits).base64(), identity);
  }

  /** The requests that asked for matches. */
  public List<JsonNode> asked() {
    return server.calls.stream().filter(call -> call.path().equals(MATCH)).map(Call::body).toList();
  }

  private ObjectNode match(Call call) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("checkInterval", 86400);
    ArrayNode entries = answer.putArray("identities");
    add(entries, call.body().path("emailHashes"), "emailHash");
    add(entries, call.body().path("mobileNoHashes"), "mobileNoHash");
    return answer;
  }

  private void add(ArrayNode entries, JsonNode hashes, String name) {
    for (JsonNode hash : hashes) {
      Optional.ofNullable(linked.get(hash.asText()))
          .map(server.identities::get)
          .ifPresent(found ->
              entries
                  .addObject()
                  .put("identity", found.path("identity").asText())
                  .put("publicKey", found.path("publicKey").asText())
                  .put(name, hash.asText()));
    }
  }
}
