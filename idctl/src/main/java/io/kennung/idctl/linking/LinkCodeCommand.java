package io.kennung.idctl.linking;

import io.kennung.client.linking.Next;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Typed;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Enters the code that links the number. */
@Command(
    name = "code",
    description = {
      "Enters the code from the SMS or the call, which links the phone number.",
      "",
      "Comes after: idctl link phone NUMBER",
      "Example: idctl link code 123456"
    })
final class LinkCodeCommand implements Runnable {

  private final Session session;

  @Parameters(arity = "1..*", paramLabel = "CODE", description = "The digits of the code.")
  private List<String> code = List.of();

  LinkCodeCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    String digits = Typed.code(String.join(" ", code));
    PhoneStep step = new PhoneStep(session);
    String lost =
        "the code may have been taken all the same; see %s, or enter it again"
            .formatted(session.command("show"));
    Next unused = step.take((linking, id) -> linking.submitCode(id, digits), lost, true);
    step.forget();
    Report report = new Report("The phone number is linked to " + step.identity());
    report.json().put("identity", step.identity()).put("linked", true);
    session.print(report);
  }
}
