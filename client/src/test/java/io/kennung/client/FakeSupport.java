package io.kennung.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.FakeDirectory.Call;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.protocol.audit.AuditChain;
import io.kennung.protocol.audit.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of a directory that staff come to, with two records. {@code lea} is the token of whoever
 * may do all, {@code sam} of whoever may not read the record; any other one is not good.
 */
public final class FakeSupport {

  public static final String IDENTITIES = "identity-service";
  public static final String SEARCHES = "verification-service";

  /** A status that has everything. */
  public static final String STATUS =
      """
      {"identity":"ABCD1234","state":"inactive","since":"2026-11-20T10:00:00.123456Z",\
      "registeredAt":"2026-01-02T03:04:05Z","lastSeen":"2026-08-20","type":"work",\
      "featureMask":2047,"links":[\
      {"kind":"email","linked":true,"since":"2026-02-03T04:05:06Z","lastVerification":\
      {"outcome":"linked","channel":"mail","reason":"none","at":"2026-02-03T04:05:06Z"}},\
      {"kind":"phone","linked":false,"lastVerification":\
      {"outcome":"refused","channel":"sms","reason":"unreachable","at":"2026-02-04T00:00:00Z"}}],\
      "revocation":{"passwordSet":true,"passwordSince":"2026-03-01T00:00:00Z"}}\
      """;

  /** By id. */
  public final Map<String, String> statuses = new TreeMap<>(Map.of("ABCD1234", STATUS));

  /** The pages of each timeline, the latest first. */
  public final List<String> history = new ArrayList<>();

  /** By chain. */
  public final Map<String, List<AuditEntry>> records =
      Map.of(IDENTITIES, new ArrayList<>(), SEARCHES, new ArrayList<>());

  /** Opens the doors. */
  public FakeSupport(FakeDirectory server) {
    server.open("support/", this::answer);
  }

  /** Adds to a record. */
  public AuditEntry record(String chain, String who, String identity, String purpose) {
    List<AuditEntry> all = records.get(chain);
    AuditEntry entry =
        AuditChain.seal(
            chain,
            new AuditEntry(
                all.size() + 1,
                Instant.parse("2026-11-28T10:00:00Z").plusMillis(all.size()),
                who,
                "support",
                "look",
                identity,
                purpose,
                "done",
                all.isEmpty() ? AuditChain.BEGINNING : all.getLast().hash(),
                ""));
    all.add(entry);
    return entry;
  }

  /** Somebody changes who it was. */
  public void tamper(String chain, int number) {
    AuditEntry it = records.get(chain).get(number - 1);
    records.get(chain).set(number - 1, by(it, "eve"));
  }

  /** Somebody changes who it was, and seals all anew. */
  public void rewrite(String chain, int number) {
    List<AuditEntry> before = List.copyOf(records.get(chain));
    records.get(chain).clear();
    before.forEach(
        it -> record(chain, it.number() == number ? "eve" : it.who(), it.identity(), it.purpose()));
  }

  /** The record as a consumer of the topic prints it. */
  public List<String> exported(String chain) {
    return records.get(chain).stream()
        .map(entry -> object().put("chain", chain).<ObjectNode>set("entry", json(entry)))
        .map(ObjectNode::toString)
        .toList();
  }

  private static AuditEntry by(AuditEntry it, String who) {
    return new AuditEntry(
        it.number(),
        it.at(),
        who,
        it.roles(),
        it.action(),
        it.identity(),
        it.purpose(),
        it.outcome(),
        it.previous(),
        it.hash());
  }

  private Reply answer(Call call) {
    String token = call.header("Authorization");
    if (!List.of("Bearer lea", "Bearer sam").contains(token)) {
      return problem(401, "Sign in first.");
    }
    return switch (call.path()) {
      case "support/audit" -> record(token, IDENTITIES, parameters(call));
      case "support/search/audit" -> record(token, SEARCHES, parameters(call));
      default -> identity(call);
    };
  }

  private Reply record(String token, String chain, Map<String, String> parameters) {
    if (token.endsWith("sam")) {
      return problem(403, "Not with these roles.");
    }
    long after = Long.parseLong(parameters.get("after"));
    List<AuditEntry> all = records.get(chain);
    long last = all.isEmpty() ? 0 : all.getLast().number();
    ObjectNode page = object().put("chain", chain).put("last", last);
    ArrayNode entries = page.putArray("entries");
    all.stream()
        .filter(entry -> entry.number() > after)
        .limit(Long.parseLong(parameters.get("limit")))
        .forEach(entry -> entries.add(json(entry)));
    return Reply.of(200, page.toString());
  }

  private Reply identity(Call call) {
    String[] parts = call.path().split("/", -1);
    String purpose = parameters(call).getOrDefault("purpose", "");
    if (purpose.contains("@")) {
      return problem(400, "A purpose must not hold an address.");
    }
    String status = statuses.get(parts[2]);
    if (status == null) {
      return problem(404, "There is no such identity.");
    }
    if (parts.length == 3) {
      return Reply.of(200, status);
    }
    int page = Integer.parseInt(parameters(call).getOrDefault("next", "0"));
    String next = page + 1 < history.size() ? ",\"next\":\"" + (page + 1) + "\"" : "";
    String entries = page < history.size() ? history.get(page) : "";
    return Reply.of(
        200, "{\"identity\":\"%s\",\"entries\":[%s]%s}".formatted(parts[2], entries, next));
  }

  private static Map<String, String> parameters(Call call) {
    Map<String, String> all = new TreeMap<>();
    Arrays.stream(call.query().split("&"))
        .filter(each -> each.contains("="))
        .forEach(each -> all.put(each.split("=", 2)[0], each.split("=", 2)[1]));
    return all;
  }

  private static Reply problem(int status, String detail) {
    return Reply.of(status, object().put("status", status).put("detail", detail).toString());
  }

  private static ObjectNode json(AuditEntry it) {
    return object()
        .put("number", it.number())
        .put("at", it.at().toString())
        .put("who", it.who())
        .put("roles", it.roles())
        .put("action", it.action())
        .put("identity", it.identity())
        .put("purpose", it.purpose())
        .put("outcome", it.outcome())
        .put("previous", it.previous())
        .put("hash", it.hash());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
