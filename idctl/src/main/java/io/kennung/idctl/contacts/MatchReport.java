package io.kennung.idctl.contacts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.Fingerprint;
import io.kennung.client.contacts.Match;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.EmailAddress;
import java.util.ArrayList;
import java.util.List;

/** Identities with the addresses they were found by. */
final class MatchReport {

  private static final Texts TEXTS = Texts.of(MatchReport.class);

  private MatchReport() {}

  static Report of(String title, List<Match> matches) {
    Report report = new Report(title);
    ArrayNode identities = report.json().putArray("identities");
    for (Match match : matches) {
      List<String> addresses = new ArrayList<>();
      ObjectNode json = identities.addObject().put("identity", match.identity());
      json.put("publicKey", match.publicKey().base64());
      json.put("fingerprint", Fingerprint.of(match.publicKey()));
      match
          .email()
          .map(EmailAddress::text)
          .ifPresent(email -> {
            addresses.add(email);
            json.put("email", email);
          });
      match
          .phone()
          .ifPresent(phone -> {
            addresses.add("+" + phone);
            json.put("phone", "+" + phone);
          });
      report
          .row(match.identity(), String.join(", ", addresses))
          .row("", TEXTS.say("match.fingerprint", Fingerprint.of(match.publicKey())));
    }
    return report;
  }
}
