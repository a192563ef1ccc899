package io.kennung.idctl.linking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.linking.Next;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person may do next, as rows of a report, each with the command to type. */
final class NextSteps {

  private static final Texts TEXTS = Texts.of(NextSteps.class);

  private final Session session;

  NextSteps(Session session) {
    this.session = session;
  }

  /**
   * @param number as it is to be typed for another SMS; a placeholder where we no longer know it
   */
  Report phone(Report report, Next next, String number) {
    json(report.json(), next);
    if (next.isOver()) {
      return over(report, number);
    }
    if (!next.isTold()) {
      return report
          .row(TEXTS.say("label.code"), session.command(TEXTS.say("command.code")))
          .row(TEXTS.say("label.call"), TEXTS.say("steps.call.late", session.command("link call")));
    }
    row(report, "label.code", next.tryIn(), TEXTS.say("command.code"), tries(next));
    row(report, "label.call", next.callIn(), "link call", TEXTS.say("steps.call"));
    row(report, "label.sms", next.resendIn(), TEXTS.say("command.phone", number), "");
    valid(report, "valid.code", next);
    return report;
  }

  /**
   * Of a verification in which nothing is possible any more.
   *
   * @param number as it is to be typed for a new one
   */
  Report over(Report report, String number) {
    report.json().put("ended", true);
    return report.row(
        TEXTS.say("label.ended"),
        TEXTS.say("steps.ended", session.command(TEXTS.say("command.phone", number))));
  }

  /**
   * @param address as it is to be typed for another mail
   */
  Report email(Report report, Next next, String address) {
    json(report.json(), next);
    row(report, "label.mail", next.resendIn(), "link email " + address, "");
    valid(report, "valid.link", next);
    return report;
  }

  private void row(
      Report report, String label, Optional<Duration> wait, String arguments, String more) {
    wait.ifPresent(time ->
        report.row(TEXTS.say(label), Words.in(time) + ": " + session.command(arguments) + more));
  }

  private static String tries(Next next) {
    if (next.triesLeft().isEmpty()) {
      return "";
    }
    int tries = next.triesLeft().getAsInt();
    return tries == 1 ? TEXTS.say("steps.try") : TEXTS.say("steps.tries", tries);
  }

  private static void valid(Report report, String what, Next next) {
    List<String> parts = new ArrayList<>();
    next.codeExpiresIn().ifPresent(time -> parts.add(TEXTS.say(what, Words.of(time))));
    next.expiresIn()
        .filter(time -> !next.codeExpiresIn().equals(Optional.of(time)))
        .ifPresent(time -> parts.add(TEXTS.say("valid.attempt", Words.of(time))));
    if (!parts.isEmpty()) {
      report.row(TEXTS.say("label.valid"), String.join(", ", parts));
    }
  }

  /** The names of the wire; nothing where the directory has told nothing. */
  private static void json(ObjectNode json, Next next) {
    if (!next.isTold()) {
      return;
    }
    ObjectNode members = json.putObject("next");
    put(members, "resend", next.resendIn());
    put(members, "call", next.callIn());
    put(members, "try", next.tryIn());
    next.triesLeft().ifPresent(tries -> members.put("triesLeft", tries));
    put(members, "expires", next.expiresIn());
    put(members, "codeExpires", next.codeExpiresIn());
  }

  private static void put(ObjectNode members, String name, Optional<Duration> time) {
    time.ifPresent(value -> members.put(name, value.toSeconds()));
  }
}
