package io.kennung.protocol.oppf;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What a member must look like so that every app can read it. */
enum OppfShape {
  VERSION(node -> node.isTextual(), node -> node.textValue().equals("1.0"), OppfFault.VERSION),
  KEY(node -> node.isTextual() && isKey(node.textValue())),
  REFRESH(
      node -> node.isIntegralNumber() && node.canConvertToInt(),
      node -> node.intValue() >= OppfRules.SHORTEST_REFRESH,
      OppfFault.REFRESH),
  TEXT(node -> node.isTextual() && !node.textValue().isBlank()),
  FLAG(JsonNode::isBoolean),
  DATE(node -> node.isTextual() && isDate(node.textValue())),
  COUNT(node -> node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0),
  PORT(OppfShape::isPort),
  PORTS(node ->
      node.isArray()
          && !node.isEmpty()
          && StreamSupport.stream(node.spliterator(), false).allMatch(OppfShape::isPort)),
  /** An address that apps call as it is. */
  HTTPS(node -> isAddress(node, false), node -> hasScheme(node, "https"), OppfFault.NOT_HTTPS),
  /** An address that apps put a path behind. */
  HTTPS_FOLDER(
      node -> isAddress(node, true), node -> hasScheme(node, "https"), OppfFault.NOT_HTTPS),
  /** The same for a WebSocket. */
  WSS_FOLDER(node -> isAddress(node, true), node -> hasScheme(node, "wss"), OppfFault.NOT_WSS);

  /** What apps put something of their own in place of. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\{(blobId|blobIdPrefix|backupIdPrefix8|rendezvousPathPrefix[48]"
              + "|deviceGroupIdPrefix[48]|latitude|longitude|query|radius)\\}");

  private final Predicate<JsonNode> form;
  private final Predicate<JsonNode> rule;
  private final OppfFault fault;

  OppfShape(Predicate<JsonNode> form) {
    this(form, node -> true, OppfFault.MALFORMED);
  }

  OppfShape(Predicate<JsonNode> form, Predicate<JsonNode> rule, OppfFault fault) {
    this.form = form;
    this.rule = rule;
    this.fault = fault;
  }

  /** What is wrong with a member that is there. */
  Optional<OppfFault> faultOf(JsonNode node) {
    if (!form.test(node)) {
      return Optional.of(OppfFault.MALFORMED);
    }
    if (!rule.test(node)) {
      return Optional.of(fault);
    }
    return isFolder() && !path(node).endsWith("/")
        ? Optional.of(OppfFault.NO_SLASH)
        : Optional.empty();
  }

  private boolean isFolder() {
    return this == HTTPS_FOLDER || this == WSS_FOLDER;
  }

  private static boolean isKey(String text) {
    try {
      return new OppfPublicKey(text).base64().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    try {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
          && LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isPort(JsonNode node) {
    return node.isIntegralNumber()
        && node.canConvertToInt()
        && node.intValue() > 0
        && node.intValue() <= 0xffff;
  }

  private static boolean isAddress(JsonNode node, boolean isFolder) {
    return address(node)
        .filter(uri -> uri.getHost() != null && uri.getRawFragment() == null)
        .filter(uri -> !isFolder || uri.getRawQuery() == null)
        .isPresent();
  }

  private static boolean hasScheme(JsonNode node, String scheme) {
    return address(node).filter(uri -> scheme.equalsIgnoreCase(uri.getScheme())).isPresent();
  }

  private static String path(JsonNode node) {
    return address(node).map(URI::getRawPath).orElse("");
  }

  private static Optional<URI> address(JsonNode node) {
    if (!node.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(PLACEHOLDER.matcher(node.textValue()).replaceAll("0")));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
