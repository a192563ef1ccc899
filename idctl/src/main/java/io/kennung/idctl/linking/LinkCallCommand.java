package io.kennung.idctl.linking;

import io.kennung.client.linking.Next;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import picocli.CommandLine.Command;

/** Asks for the call that says the code. */
@Command(
    name = "call",
    description = {
      "Has the number called and the code said twice, for phones that receive no SMS.",
      "",
      "Comes after: idctl link phone NUMBER. Then: idctl link code CODE",
      "Example: idctl link call"
    })
final class LinkCallCommand implements Runnable {

  private static final String LOST =
      "the call may come all the same; wait two minutes before you ask again";

  private final Session session;

  LinkCallCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    PhoneStep step = new PhoneStep(session);
    Next next = step.take((linking, id) -> linking.call(id), LOST, false);
    Report report = new Report("A call with the code is on its way");
    if (!next.isTold()) {
      report.row("code", session.command("link code CODE"));
    }
    step.withSteps(report, next);
    report.json().put("identity", step.identity());
    session.print(report);
  }
}
