package io.kennung.idctl.revocation;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code idctl revoke} and the commands below {@code idctl revocation}. */
public final class RevocationCommands {

  private RevocationCommands() {}

  /** From the top down: what a command hands on reaches only those that are added to it later. */
  public static void addTo(CommandLine idctl, Session session) {
    CommandLine group = new CommandLine(new Group());
    idctl.addSubcommand(group);
    group
        .addSubcommand(new SetPasswordCommand(session))
        .addSubcommand(new CheckPasswordCommand(session));
    idctl.addSubcommand(new RevokeCommand(session));
  }

  @Command(
      name = "revocation",
      description = {
        "Sets and checks the revocation password: with it the profile's identity can be revoked"
            + " when this device is gone.",
        "",
        "Today:            idctl revocation set",
        "When it is gone:  idctl revoke --id ABCD1234 --by-password"
      })
  static final class Group extends CommandGroup {}
}
