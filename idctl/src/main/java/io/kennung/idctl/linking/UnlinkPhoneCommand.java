package io.kennung.idctl.linking;

import io.kennung.idctl.links.Kind;
import io.kennung.idctl.session.Session;
import picocli.CommandLine.Command;

/** Lets the linked number go, and what waits for a code. */
@Command(name = "phone", resourceBundle = LinkCommands.TEXTS)
final class UnlinkPhoneCommand implements Runnable {

  private final Session session;

  UnlinkPhoneCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Unlinking.run(
        session,
        Kind.PHONE,
        (linking, own) -> {
          linking.unlinkPhone(own);
          KeptVerification.forget(session.profile());
        });
  }
}
