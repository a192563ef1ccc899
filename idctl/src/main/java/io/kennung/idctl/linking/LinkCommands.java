package io.kennung.idctl.linking;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code idctl link} and {@code idctl unlink}. */
public final class LinkCommands {

  private LinkCommands() {}

  /** From the top down: what a command hands on reaches only those that are added to it later. */
  public static void addTo(CommandLine idctl, Session session) {
    CommandLine link = add(idctl, new Link());
    link.addSubcommand(new LinkEmailCommand(session));
    CommandLine check = add(link, new Check());
    check.addSubcommand(new CheckEmailCommand(session));
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

  @Command(
      name = "link",
      description = {
        "Links an e-mail address or a phone number to the profile's identity, so that people who"
            + " know the address find the identity.",
        "",
        "An address belongs to one identity: linking it takes it from the one before. An identity"
            + " has one address and one number at most. Of both the directory keeps only hashes.",
        "",
        "E-mail:  idctl link email anna@example.com",
        "         then press the button that the link in the mail leads to",
        "         idctl link check email anna@example.com",
        "Phone:   idctl link phone +41 79 123 45 67",
        "         idctl link code 123456",
        "No SMS:  idctl link call"
      })
  static final class Link extends CommandGroup {}

  @Command(name = "check", description = "Tells whether an address is linked already.")
  static final class Check extends CommandGroup {}

  @Command(
      name = "unlink",
      description = {
        "Lets the linked e-mail address or phone number of the profile's identity go.",
        "",
        "Takes effect at once: people who know the address no longer find the identity. A"
            + " verification that is under way ends as well.",
        "Example: idctl unlink phone"
      })
  static final class Unlink extends CommandGroup {}
}
