package io.kennung.client.belongings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that is linked to the identity, and verified.
 *
 * @param kind what it is
 * @param value the mail address, or E.164 digits without the plus
 */
public record Link(Kind kind, String value) {

  /** What an address is. */
  public enum Kind {
    MOBILE,
    EMAIL
  }

  static Optional<Link> of(JsonNode json) {
    String value = json.path("value").asText();
    if (!json.path("value").isTextual() || value.isBlank()) {
      return Optional.empty();
    }
    return switch (json.path("type").asText()) {
      case "mobile" -> Optional.of(new Link(Kind.MOBILE, value));
      case "email" -> Optional.of(new Link(Kind.EMAIL, value));
      default -> Optional.empty();
    };
  }

  void writeTo(ObjectNode json) {
    json.put("type", kind.name().toLowerCase(Locale.ROOT)).put("value", value);
  }

  /** Without the address. */
  @Override
  public String toString() {
    return "Link[" + kind + "]";
  }
}
