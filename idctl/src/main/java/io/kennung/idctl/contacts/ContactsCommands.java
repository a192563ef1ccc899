package io.kennung.idctl.contacts;

import io.kennung.idctl.contacts.matching.MatchFileCommand;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code idctl contacts}. */
public final class ContactsCommands {

  private ContactsCommands() {}

  /** From the top down: what a command hands on reaches only those that are added to it later. */
  public static void addTo(CommandLine idctl, Session session) {
    CommandLine contacts = new CommandLine(new Contacts());
    idctl.addSubcommand(contacts);
    contacts
        .addSubcommand(new ListCommand(session))
        .addSubcommand(new ShowContactCommand(session))
        .addSubcommand(new AddCommand(session))
        .addSubcommand(new RemoveCommand(session))
        .addSubcommand(new RefreshCommand(session))
        .addSubcommand(new MatchFileCommand(session));
  }

  @Command(name = "contacts", resourceBundle = "io.kennung.idctl.contacts.texts")
  static final class Contacts extends CommandGroup {}
}
