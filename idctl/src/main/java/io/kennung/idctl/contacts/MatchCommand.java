package io.kennung.idctl.contacts;

import io.kennung.client.Directory;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.contacts.ContactMatches;
import io.kennung.client.contacts.MatchToken;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Typed;
import io.kennung.idctl.terminal.Words;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds the people one knows. */
@Command(
    name = "match",
    description = {
      "Finds the identities of people whose e-mail address or phone number you know.",
      "",
      "Only hashes of the addresses are sent. Found are addresses that their owners have linked.",
      "Example: idctl match --email anna@example.com --phone '+41 79 123 45 67'"
    })
public final class MatchCommand implements Runnable {

  private static final int MOST_WITHOUT_NAME = 2;

  private final Session session;

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      description = "An e-mail address to look for; may be given many times.")
  private List<String> emails = List.of();

  @Option(
      names = "--phone",
      paramLabel = "NUMBER",
      description =
          "A phone number to look for, with + or 00 and its country code; may be given many"
              + " times.")
  private List<String> phones = List.of();

  @Option(
      names = "--include-inactive",
      description = "Also find identities that have been silent for three months.")
  private boolean includeInactive;

  @Option(
      names = "--anonymous",
      description =
          "Do not tell the directory who asks; needs no identity. At most two addresses, a few"
              + " times a minute.")
  private boolean anonymous;

  /** One that is not run yet. */
  public MatchCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    AddressBook book =
        AddressBook.of(
            emails.stream().map(Typed::email).toList(), phones.stream().map(Typed::phone).toList());
    if (book.size() == 0) {
      throw CommandFailure.usage("give addresses to look for: --email ADDRESS, --phone NUMBER");
    }
    ContactMatches found = anonymous ? anonymously(book) : withToken(book);
    session.print(report(book, found));
  }

  private ContactMatches anonymously(AddressBook book) {
    if (book.size() > MOST_WITHOUT_NAME) {
      throw CommandFailure.usage("--anonymous looks for at most two addresses at a time");
    }
    try (Directory directory = session.directoryOfProfile()) {
      return directory.contacts().matchAnonymously(book, includeInactive);
    }
  }

  private ContactMatches withToken(AddressBook book) {
    KeptIdentity own = session.ownIdentity();
    String id = own.identity().id();
    try (Directory directory = session.directory(own::server)) {
      URI server = directory.settings().base();
      Optional<MatchToken> kept = KeptMatchToken.in(session.profile(), id, server);
      ContactMatches found =
          directory.contacts().match(own.identity(), kept.orElse(null), book, includeInactive);
      found
          .token()
          .filter(token -> !kept.equals(Optional.of(token)))
          .ifPresent(token -> new KeptMatchToken(token, id, server).keepIn(session.profile()));
      return found;
    }
  }

  private static Report report(AddressBook book, ContactMatches found) {
    int count = found.matches().size();
    String title =
        "%s found for %s"
            .formatted(
                count == 1 ? "1 identity" : (count == 0 ? "no" : count) + " identities",
                book.size() == 1 ? "1 address" : book.size() + " addresses");
    Report report =
        MatchReport.of(title, found.matches())
            .row("ask again", Words.in(found.checkInterval()) + ", not sooner");
    report.json().put("asked", book.size());
    report.json().put("checkInterval", found.checkInterval().toSeconds());
    return report;
  }
}
