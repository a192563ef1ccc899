package io.kennung.idctl.support;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code idctl support}. */
public final class SupportCommands {

  static final String TEXTS = "io.kennung.idctl.support.texts";

  private SupportCommands() {}

  /** From the top down: what a command hands on reaches only those that are added to it later. */
  public static void addTo(CommandLine idctl, Session session) {
    CommandLine group = new CommandLine(new Group());
    idctl.addSubcommand(group);
    group.addSubcommand(new ShowStatusCommand(session));
  }

  @Command(name = "support", resourceBundle = TEXTS)
  static final class Group extends CommandGroup {}
}
