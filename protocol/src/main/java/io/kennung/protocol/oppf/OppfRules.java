package io.kennung.protocol.oppf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a configuration file must say so that the strictest of all readers takes it: the apps for
 * Android, iOS and the desktop. Source: {@code oppf.md}, section 3.
 */
public final class OppfRules {

  /** Apps take a smaller {@code refresh} for this one, in seconds. */
  public static final int SHORTEST_REFRESH = 1800;

  private enum Need {
    ALWAYS,
    /** By the desktop app, or by the others where one of its two parts is there. */
    DESKTOP,
    /** Where the object that it begins with is there. */
    WITH_ITS_OBJECT,
    NEVER
  }

  private record Rule(String member, OppfShape shape, Need need) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("version", OppfShape.VERSION, Need.ALWAYS),
          new Rule("signatureKey", OppfShape.KEY, Need.ALWAYS),
          new Rule("refresh", OppfShape.REFRESH, Need.ALWAYS),
          new Rule("license.id", OppfShape.TEXT, Need.ALWAYS),
          new Rule("license.expires", OppfShape.DATE, Need.ALWAYS),
          new Rule("license.count", OppfShape.COUNT, Need.ALWAYS),
          new Rule("chat.hostname", OppfShape.TEXT, Need.ALWAYS),
          new Rule("chat.publicKey", OppfShape.KEY, Need.ALWAYS),
          new Rule("chat.ports", OppfShape.PORTS, Need.ALWAYS),
          new Rule("directory.url", OppfShape.HTTPS_FOLDER, Need.ALWAYS),
          new Rule("blob.uploadUrl", OppfShape.HTTPS, Need.ALWAYS),
          new Rule("blob.downloadUrl", OppfShape.HTTPS, Need.ALWAYS),
          new Rule("blob.doneUrl", OppfShape.HTTPS, Need.ALWAYS),
          new Rule("work.url", OppfShape.HTTPS_FOLDER, Need.ALWAYS),
          new Rule("avatar.url", OppfShape.HTTPS_FOLDER, Need.ALWAYS),
          new Rule("safe.url", OppfShape.HTTPS_FOLDER, Need.ALWAYS),
          new Rule("rendezvous.url", OppfShape.WSS_FOLDER, Need.DESKTOP),
          new Rule("mediator.url", OppfShape.WSS_FOLDER, Need.DESKTOP),
          new Rule("mediator.blob.uploadUrl", OppfShape.HTTPS, Need.DESKTOP),
          new Rule("mediator.blob.downloadUrl", OppfShape.HTTPS, Need.DESKTOP),
          new Rule("mediator.blob.doneUrl", OppfShape.HTTPS, Need.DESKTOP),
          new Rule("web.url", OppfShape.TEXT, Need.WITH_ITS_OBJECT),
          new Rule("web.overrideSaltyRtcHost", OppfShape.TEXT, Need.NEVER),
          new Rule("web.overrideSaltyRtcPort", OppfShape.PORT, Need.NEVER),
          new Rule("maps.styleUrl", OppfShape.HTTPS, Need.WITH_ITS_OBJECT),
          new Rule("maps.poiNamesUrl", OppfShape.HTTPS, Need.WITH_ITS_OBJECT),
          new Rule("maps.poiAroundUrl", OppfShape.HTTPS, Need.WITH_ITS_OBJECT),
          new Rule("updates.desktop.autoUpdate", OppfShape.FLAG, Need.NEVER));

  private final LocalDate today;
  private final boolean isForDesktop;

  /**
   * @param today in UTC
   * @param isForDesktop whether the desktop app, too, is to read it
   */
  public OppfRules(LocalDate today, boolean isForDesktop) {
    this.today = today;
    this.isForDesktop = isForDesktop;
  }

  /** All that is wrong with what a file says; empty where all is well. */
  public List<OppfFinding> check(ObjectNode json) {
    List<OppfFinding> findings = new ArrayList<>();
    for (Rule rule : RULES) {
      JsonNode node = at(json, rule.member());
      if (node.isMissingNode()) {
        if (isNeeded(rule, json)) {
          findings.add(new OppfFinding(OppfFault.MISSING, rule.member()));
        }
      } else {
        rule.shape()
            .faultOf(node)
            .ifPresent(fault -> findings.add(new OppfFinding(fault, rule.member())));
      }
    }
    checkExpiry(json, findings);
    checkPins(json, findings);
    return findings;
  }

  private boolean isNeeded(Rule rule, ObjectNode json) {
    return switch (rule.need()) {
      case ALWAYS -> true;
      case DESKTOP -> isForDesktop || json.has("rendezvous") || json.has("mediator");
      case WITH_ITS_OBJECT -> json.has(rule.member().split("\\.", 2)[0]);
      case NEVER -> false;
    };
  }

  private void checkExpiry(ObjectNode json, List<OppfFinding> findings) {
    JsonNode expires = at(json, "license.expires");
    // The desktop app takes the day itself for too late.
    if (OppfShape.DATE.faultOf(expires).isEmpty()
        && !LocalDate.parse(expires.textValue()).isAfter(today)) {
      findings.add(new OppfFinding(OppfFault.EXPIRED, "license.expires"));
    }
  }

  /** A rule without pins makes the iOS app refuse the whole file. */
  private static void checkPins(ObjectNode json, List<OppfFinding> findings) {
    JsonNode domains = json.path("domains");
    if (domains.isMissingNode()) {
      return;
    }
    JsonNode rules = domains.path("rules");
    if (!rules.isArray()) {
      findings.add(new OppfFinding(faultOfMissing(rules), "domains.rules"));
      return;
    }
    for (int i = 0; i < rules.size(); i++) {
      for (String part : List.of("fqdn", "matchMode", "spkis")) {
        JsonNode node = rules.path(i).path(part);
        if (part.equals("spkis") ? !node.isArray() : !node.isTextual()) {
          String member = "domains.rules[%d].%s".formatted(i, part);
          findings.add(new OppfFinding(faultOfMissing(node), member));
        }
      }
    }
  }

  private static OppfFault faultOfMissing(JsonNode node) {
    return node.isMissingNode() ? OppfFault.MISSING : OppfFault.MALFORMED;
  }

  private static JsonNode at(JsonNode json, String member) {
    JsonNode node = json;
    for (String name : member.split("\\.")) {
      node = node.path(name);
    }
    return node;
  }
}
