package io.kennung.idctl.linking;

import io.kennung.idctl.session.Session;
import picocli.CommandLine.Command;

/** Lets the linked number go, and what waits for a code. */
@Command(
    name = "phone",
    description = {
      "Lets the linked phone number of the profile's identity go, at once.",
      "",
      "A number that still waits for its code is given up, too.",
      "Example: idctl unlink phone"
    })
final class UnlinkPhoneCommand implements Runnable {

  private final Session session;

  UnlinkPhoneCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Unlinking.run(
        session,
        "phone number",
        (linking, own) -> {
          linking.unlinkPhone(own);
          KeptVerification.forget(session.profile());
        });
  }
}
