package io.kennung.idctl.data;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code idctl data}. */
public final class DataCommands {

  private DataCommands() {}

  /** From the top down: what a command hands on reaches only those that are added to it later. */
  public static void addTo(CommandLine idctl, Session session) {
    CommandLine group = new CommandLine(new Group());
    idctl.addSubcommand(group);
    group
        .addSubcommand(new DataBackupCommand(session))
        .addSubcommand(new DataRestoreCommand(session));
  }

  @Command(name = "data", resourceBundle = "io.kennung.idctl.data.texts")
  static final class Group extends CommandGroup {}
}
