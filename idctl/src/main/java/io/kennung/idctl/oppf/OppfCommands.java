package io.kennung.idctl.oppf;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code idctl oppf}. */
public final class OppfCommands {

  static final String TEXTS = "io.kennung.idctl.oppf.texts";

  private OppfCommands() {}

  /** From the top down: what a command hands on reaches only those that are added to it later. */
  public static void addTo(CommandLine idctl, Session session) {
    CommandLine group = new CommandLine(new Group());
    idctl.addSubcommand(group);
    group
        .addSubcommand(new KeyCommand(session))
        .addSubcommand(new TemplateCommand(session))
        .addSubcommand(new SignCommand(session))
        .addSubcommand(new VerifyCommand(session));
  }

  @Command(name = "oppf", resourceBundle = TEXTS)
  static final class Group extends CommandGroup {}
}
