package io.kennung.idctl.safe.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.ServerTerms;
import io.kennung.client.safe.keeping.LastBackup;
import io.kennung.client.safe.keeping.Leftover;
import io.kennung.client.safe.keeping.Place;
import io.kennung.client.safe.keeping.SafeState;
import io.kennung.client.safe.keeping.Trouble;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.safe.SafeKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code safe.json} holds. The password is not in it; what it has yielded is, and that opens
 * the backup.
 *
 * @param identity 8 characters, whose Safe it is
 * @param state of it
 */
record KeptSafe(String identity, SafeState state) {

  /** What is left over belongs to whoever lives here now; the rest to its own identity only. */
  SafeState of(String id) {
    return identity.equals(id) ? state : new SafeState(null, null, null, state.leftovers());
  }

  static KeptSafe of(JsonNode json) {
    List<Leftover> leftovers = new ArrayList<>();
    json.path("leftovers").forEach(each -> leftovers.add(leftover(each)));
    return new KeptSafe(
        json.required("identity").asText(),
        new SafeState(
            json.has("keys") ? place(json) : null,
            json.has("last") ? last(json.path("last")) : null,
            json.has("trouble") ? trouble(json.path("trouble")) : null,
            leftovers));
  }

  ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("version", 1).put("identity", identity);
    Place place = state.place();
    if (place != null) {
      json.put("keys", Base64Text.encode(place.keys().bytes()));
      put(json, "server", place.server());
    }
    LastBackup last = state.last();
    if (last != null) {
      json.putObject("last")
          .put("at", last.at().toString())
          .put("sha1", last.sha1())
          .put("bytes", last.bytes())
          .put("maxBackupBytes", last.terms().maxBackupBytes())
          .put("retentionDays", last.terms().retentionDays());
    }
    Trouble trouble = state.trouble();
    if (trouble != null) {
      ObjectNode member = json.putObject("trouble").put("since", trouble.since().toString());
      put(member.put("reason", trouble.reason()), "toldAt", trouble.toldAt());
    }
    ArrayNode leftovers = json.putArray("leftovers");
    for (Leftover each : state.leftovers()) {
      ObjectNode entry = leftovers.addObject().put("backupId", each.backupId());
      put(entry.put("server", each.server()), "goneBy", each.goneBy());
    }
    return json;
  }

  private static Place place(JsonNode json) {
    String server = json.has("server") ? json.path("server").asText() : null;
    return new Place(
        SafeKeys.ofBytes(Base64Text.decode(json.path("keys").asText())), checked(server));
  }

  private static LastBackup last(JsonNode json) {
    return new LastBackup(
        Instant.parse(json.required("at").asText()),
        json.required("sha1").asText(),
        json.required("bytes").asLong(),
        new ServerTerms(
            json.required("maxBackupBytes").asLong(), json.required("retentionDays").asLong()));
  }

  private static Trouble trouble(JsonNode json) {
    return new Trouble(
        Instant.parse(json.required("since").asText()),
        json.required("reason").asText(),
        instant(json, "toldAt"));
  }

  private static Leftover leftover(JsonNode json) {
    String backupId = json.required("backupId").asText();
    if (!backupId.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no backup id");
    }
    String server = json.required("server").asText();
    SafeAddress unused = SafeAddress.of(server);
    return new Leftover(backupId, server, instant(json, "goneBy"));
  }

  private static @Nullable String checked(@Nullable String server) {
    return server == null ? null : SafeAddress.of(server).full();
  }

  private static @Nullable Instant instant(JsonNode json, String name) {
    return json.has(name) ? Instant.parse(json.path(name).asText()) : null;
  }

  private static void put(ObjectNode json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value.toString());
    }
  }
}
