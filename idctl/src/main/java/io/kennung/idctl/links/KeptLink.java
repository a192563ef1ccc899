package io.kennung.idctl.links;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An address that was linked.
 *
 * @param address an e-mail address, or a number with its plus; nothing where only the directory
 *     knows it, and it tells no more than that there is one
 * @param since when it was proven, or first seen, by our clock
 * @param isSeen whether the directory has told its owner of it since
 */
public record KeptLink(Optional<String> address, Instant since, boolean isSeen) {

  /** A link is proven at one service and told by another, which learns of it within seconds. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(10);

  /** Whether the directory, which tells of none, may not have learned of it yet. */
  boolean isOnItsWay(Instant now) {
    return !isSeen && now.isBefore(since.plus(ON_ITS_WAY));
  }

  KeptLink seen() {
    return new KeptLink(address, since, true);
  }

  static KeptLink of(JsonNode json) {
    return new KeptLink(
        json.has("address") ? Optional.of(json.path("address").asText()) : Optional.empty(),
        Instant.parse(json.required("since").asText()),
        json.required("seen").asBoolean());
  }

  void write(ObjectNode json) {
    address.ifPresent(text -> json.put("address", text));
    json.put("since", since.toString()).put("seen", isSeen);
  }

  /** Without the address. */
  @Override
  public String toString() {
    return "KeptLink[" + since + "]";
  }
}
