package io.kennung.idctl.audit;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code idctl audit}. */
public final class AuditCommands {

  static final String TEXTS = "io.kennung.idctl.audit.texts";

  private AuditCommands() {}

  /** From the top down: what a command hands on reaches only those that are added to it later. */
  public static void addTo(CommandLine idctl, Session session) {
    CommandLine group = new CommandLine(new Group());
    idctl.addSubcommand(group);
    group
        .addSubcommand(new VerifyRecordCommand(session))
        .addSubcommand(new ListRecordCommand(session));
  }

  @Command(name = "audit", resourceBundle = TEXTS)
  static final class Group extends CommandGroup {}
}
