package io.kennung.idctl.revocation;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code idctl revoke} and the commands below {@code idctl revocation}. */
public final class RevocationCommands {

  static final String TEXTS = "io.kennung.idctl.revocation.texts";

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

  @Command(name = "revocation", resourceBundle = TEXTS)
  static final class Group extends CommandGroup {}
}
