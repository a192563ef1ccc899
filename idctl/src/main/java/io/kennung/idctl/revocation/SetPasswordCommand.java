package io.kennung.idctl.revocation;

import io.kennung.client.Directory;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CutShort;
import io.kennung.idctl.terminal.Report;
import io.kennung.protocol.RevocationKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sets the password for the day on which the device is gone. */
@Command(
    name = "set",
    description = {
      "Sets the password with which the profile's identity can be revoked from any device. One"
          + " that was set before no longer works.",
      "",
      "It has 8 to 256 characters and is asked for twice, unseen. Scripts hand it over in a file"
          + " or on standard input; it is never on the command line, and it never leaves this"
          + " device: the directory gets four bytes of its hash.",
      "Example: idctl revocation set"
    })
final class SetPasswordCommand implements Runnable {

  private final Session session;

  @Mixin private final PasswordOption password = new PasswordOption();

  SetPasswordCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    KeptIdentity own = session.ownIdentity();
    String id = own.identity().id();
    RevocationKey key =
        password.chosen(
            session.surroundings(),
            "Revocation password for %s (8 to 256 characters):".formatted(id));
    try (Directory directory = session.directory(own::server)) {
      CutShort.guarding(
          () -> directory.revocation().setPassword(own.identity(), key),
          "the password may be set all the same; run the same command again");
    }
    Report report =
        new Report("The revocation password of " + id + " is set")
            .row("keep it", "where you find it when this device is gone")
            .row("with it", "anybody can revoke %s, from any device:".formatted(id))
            .row("", "idctl revoke --id %s --by-password".formatted(id));
    report.json().put("identity", id).put("passwordSet", true);
    session.print(report);
  }
}
