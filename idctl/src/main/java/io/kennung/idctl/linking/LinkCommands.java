package io.kennung.idctl.linking;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code idctl link} and {@code idctl unlink}. */
public final class LinkCommands {

  static final String TEXTS = "io.kennung.idctl.linking.texts";

  private LinkCommands() {}

  /** From the top down: what a command hands on reaches only those that are added to it later. */
  public static void addTo(CommandLine idctl, Session session) {
    CommandLine link = add(idctl, new Link());
    link.addSubcommand(new LinkEmailCommand(session));
    CommandLine check = add(link, new Check());
    check
        .addSubcommand(new CheckEmailCommand(session))
        .addSubcommand(new CheckPhoneCommand(session));
    link.addSubcommand(new LinkPhoneCommand(session))
        .addSubcommand(new LinkCodeCommand(session))
        .addSubcommand(new LinkCallCommand(session));
    CommandLine unlink = add(idctl, new Unlink());
    unlink
        .addSubcommand(new UnlinkEmailCommand(session))
        .addSubcommand(new UnlinkPhoneCommand(session));
  }

  private static CommandLine add(CommandLine parent, CommandGroup group) {
    CommandLine line = new CommandLine(group);
    parent.addSubcommand(line);
    return line;
  }

  @Command(name = "link", resourceBundle = TEXTS)
  static final class Link extends CommandGroup {}

  @Command(name = "check", resourceBundle = TEXTS)
  static final class Check extends CommandGroup {}

  @Command(name = "unlink", resourceBundle = TEXTS)
  static final class Unlink extends CommandGroup {}
}
