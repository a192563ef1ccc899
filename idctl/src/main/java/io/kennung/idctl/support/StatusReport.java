package io.kennung.idctl.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.support.IdentityStatus;
import io.kennung.client.support.LinkStatus;
import io.kennung.client.support.LinkStatus.LastVerification;
import io.kennung.client.support.RevocationStatus;
import io.kennung.idctl.identity.Feature;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import java.util.List;

/**
 * How an identity is doing, on one card; for scripts, in the shape in which the server tells it.
 */
final class StatusReport {

  private static final Texts TEXTS = Texts.of(StatusReport.class);

  private static final String NONE = "none";

  private StatusReport() {}

  static Report of(IdentityStatus status) {
    String hex = "0x" + Long.toHexString(status.featureMask());
    List<String> features = Feature.in(status.featureMask());
    Report report =
        new Report(TEXTS.say("show.title", status.identity()))
            .row(TEXTS.say("label.state"), Vocabulary.of("state", status.state()))
            .row(TEXTS.say("label.since"), Words.at(status.since()))
            .row(TEXTS.say("label.registered"), Words.at(status.registeredAt()))
            .row(TEXTS.say("label.seen"), status.lastSeen().toString())
            .row(TEXTS.say("label.type"), Vocabulary.of("type", status.type()))
            .row(
                TEXTS.say("label.features"),
                features.isEmpty() ? TEXTS.say("features.none", hex) : hex);
    if (!features.isEmpty()) {
      report.words("", features);
    }
    status.links().forEach(link -> add(report, link));
    add(report, status.revocation());
    fill(report.json(), status);
    return report;
  }

  private static void add(Report report, LinkStatus link) {
    String since = link.since().map(Words::at).orElse("");
    String words =
        link.linked()
            ? TEXTS.say("link.yes", since)
            : link.since().isPresent() ? TEXTS.say("link.no-longer", since) : TEXTS.say("link.no");
    report.row(Vocabulary.of("label", link.kind()), words.strip());
    link.lastVerification().ifPresent(last -> report.row("", inWords(last)));
  }

  private static String inWords(LastVerification last) {
    String outcome = Vocabulary.of("outcome", last.outcome());
    String channel =
        last.channel().equals(NONE) ? "" : " (" + Vocabulary.of("channel", last.channel()) + ")";
    String reason = last.reason().equals(NONE) ? "" : ": " + last.reason();
    return TEXTS.say("link.last", outcome + channel + reason, Words.at(last.at()));
  }

  private static void add(Report report, RevocationStatus revocation) {
    String label = TEXTS.say("label.revocation");
    if (revocation.how().isPresent()) {
      report.row(label, Vocabulary.of("how", revocation.how().get()));
      label = "";
    }
    String since = revocation.passwordSince().map(Words::at).orElse("");
    report.row(
        label,
        revocation.passwordSet()
            ? TEXTS.say("password.set", since).strip()
            : TEXTS.say("password.none"));
  }

  private static void fill(ObjectNode json, IdentityStatus status) {
    json.put("identity", status.identity())
        .put("state", status.state())
        .put("since", status.since().toString())
        .put("registeredAt", status.registeredAt().toString())
        .put("lastSeen", status.lastSeen().toString())
        .put("type", status.type())
        .put("featureMask", status.featureMask());
    var links = json.putArray("links");
    for (LinkStatus link : status.links()) {
      ObjectNode one = links.addObject().put("kind", link.kind()).put("linked", link.linked());
      link.since().ifPresent(since -> one.put("since", since.toString()));
      link.lastVerification()
          .ifPresent(last ->
              one.putObject("lastVerification")
                  .put("outcome", last.outcome())
                  .put("channel", last.channel())
                  .put("reason", last.reason())
                  .put("at", last.at().toString()));
    }
    ObjectNode revocation =
        json.putObject("revocation").put("passwordSet", status.revocation().passwordSet());
    status
        .revocation()
        .passwordSince()
        .ifPresent(since -> revocation.put("passwordSince", since.toString()));
    status.revocation().how().ifPresent(how -> revocation.put("how", how));
  }
}
