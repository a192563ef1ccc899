package io.kennung.idctl.linking;

import io.kennung.idctl.session.Session;
import picocli.CommandLine.Command;

/** Lets the linked address go. */
@Command(
    name = "email",
    description = {
      "Lets the linked e-mail address of the profile's identity go, at once.",
      "",
      "Example: idctl unlink email"
    })
final class UnlinkEmailCommand implements Runnable {

  private final Session session;

  UnlinkEmailCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Unlinking.run(session, "e-mail address", (linking, own) -> linking.unlinkEmail(own));
  }
}
