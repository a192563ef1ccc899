package io.kennung.idctl.profile;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code idctl profile}, and {@code idctl remove}. */
public final class ProfileCommands {

  private ProfileCommands() {}

  /** From the top down: what a command hands on reaches only those that are added to it later. */
  public static void addTo(CommandLine idctl, Session session) {
    CommandLine group = new CommandLine(new Group());
    idctl.addSubcommand(group);
    group
        .addSubcommand(new ListCommand(session))
        .addSubcommand(new LockCommand(session))
        .addSubcommand(new UnlockCommand(session))
        .addSubcommand(new PassphraseCommand(session));
    idctl.addSubcommand(new RemoveCommand(session));
  }

  @Command(name = "profile", resourceBundle = "io.kennung.idctl.profile.texts")
  static final class Group extends CommandGroup {}
}
