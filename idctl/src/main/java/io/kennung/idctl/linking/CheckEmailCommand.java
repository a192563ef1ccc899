package io.kennung.idctl.linking;

import io.kennung.client.Directory;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Typed;
import io.kennung.protocol.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks whether the button in the mail has been pressed. */
@Command(
    name = "email",
    description = {
      "Tells whether an e-mail address is linked to the profile's identity.",
      "",
      "The exit code is 0 either way; with --json, the member linked is true or false.",
      "Example: idctl link check email anna@example.com"
    })
final class CheckEmailCommand implements Runnable {

  private final Session session;

  @Parameters(paramLabel = "ADDRESS", description = "The e-mail address.")
  private String address = "";

  CheckEmailCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    EmailAddress typed = Typed.email(address);
    KeptIdentity own = session.ownIdentity();
    String id = own.identity().id();
    try (Directory directory = session.directory(own::server)) {
      boolean isLinked = directory.linking().checkEmail(id, typed);
      Report report =
          new Report("%s is %slinked to %s".formatted(typed.text(), isLinked ? "" : "not ", id));
      if (!isLinked) {
        report.row("mail there?", "the button behind its link has not been pressed yet");
        report.row("no mail?", session.command("link email " + typed.text()));
      }
      report.json().put("identity", id).put("linked", isLinked);
      session.print(report);
    }
  }
}
