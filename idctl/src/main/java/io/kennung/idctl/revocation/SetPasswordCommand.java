package io.kennung.idctl.revocation;

import io.kennung.client.Directory;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CutShort;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.RevocationKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sets the password for the day on which the device is gone. */
@Command(name = "set", resourceBundle = RevocationCommands.TEXTS)
final class SetPasswordCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(SetPasswordCommand.class);

  private final Session session;

  @Mixin private final PasswordOption password = new PasswordOption();

  SetPasswordCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    KeptIdentity own = session.ownIdentity();
    String id = own.identity().id();
    RevocationKey key = password.chosen(session.surroundings(), TEXTS.say("password.ask.new", id));
    try (Directory directory = session.directory(own::server)) {
      CutShort.guarding(
          () -> directory.revocation().setPassword(own.identity(), key), TEXTS.say("set.lost"));
    }
    Report report =
        new Report(TEXTS.say("set.title", id))
            .row(TEXTS.say("label.keep"), TEXTS.say("set.keep"))
            .row(TEXTS.say("label.with"), TEXTS.say("set.with", id))
            .row("", "idctl revoke --id %s --by-password".formatted(id));
    report.json().put("identity", id).put("passwordSet", true);
    session.print(report);
  }
}
