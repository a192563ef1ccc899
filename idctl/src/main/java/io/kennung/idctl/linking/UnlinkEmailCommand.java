package io.kennung.idctl.linking;

import io.kennung.idctl.links.Kind;
import io.kennung.idctl.session.Session;
import picocli.CommandLine.Command;

/** Lets the linked address go. */
@Command(name = "email", resourceBundle = LinkCommands.TEXTS)
final class UnlinkEmailCommand implements Runnable {

  private final Session session;

  UnlinkEmailCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    Unlinking.run(session, Kind.EMAIL, (linking, own) -> linking.unlinkEmail(own));
  }
}
