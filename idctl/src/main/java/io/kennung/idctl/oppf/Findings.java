package io.kennung.idctl.oppf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.oppf.OppfException;
import io.kennung.protocol.oppf.OppfFault;
import io.kennung.protocol.oppf.OppfFinding;
import io.kennung.protocol.oppf.OppfRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with a configuration file, in sentences. */
final class Findings {

  private static final Texts TEXTS = Texts.of(Findings.class);

  private Findings() {}

  /** Of the file as a whole. */
  static CommandFailure failure(OppfException problem) {
    Report details = new Report("");
    add(details.json().putArray("faults"), problem.fault(), "");
    return CommandFailure.configuration(sentence(problem.fault(), ""), details);
  }

  /**
   * Of what it says: a sentence a fault, all that is missing in one.
   *
   * @param findings at least one
   */
  static CommandFailure failure(List<OppfFinding> findings) {
    List<String> sentences = new ArrayList<>();
    List<String> missing =
        findings.stream()
            .filter(finding -> finding.fault() == OppfFault.MISSING)
            .map(OppfFinding::member)
            .toList();
    if (!missing.isEmpty()) {
      String all = String.join(", ", missing);
      boolean isOfDesktop =
          missing.stream().allMatch(name -> name.matches("(rendezvous|mediator)\\..*"));
      sentences.add(TEXTS.say(isOfDesktop ? "fault.missing.desktop" : "fault.missing", all));
    }
    findings.stream()
        .filter(finding -> finding.fault() != OppfFault.MISSING)
        .forEach(finding -> sentences.add(sentence(finding.fault(), finding.member())));
    Report details = new Report("");
    sentences
        .subList(1, sentences.size())
        .forEach(more -> details.row(TEXTS.say("label.also"), more));
    ArrayNode faults = details.json().putArray("faults");
    findings.forEach(finding -> add(faults, finding.fault(), finding.member()));
    return CommandFailure.configuration(sentences.getFirst(), details);
  }

  private static void add(ArrayNode faults, OppfFault fault, String member) {
    var json = faults.addObject().put("fault", inKebab(fault));
    if (!member.isEmpty()) {
      json.put("member", member);
    }
  }

  private static String sentence(OppfFault fault, String member) {
    return TEXTS.say("fault." + inKebab(fault), member, OppfRules.SHORTEST_REFRESH);
  }

  private static String inKebab(OppfFault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
