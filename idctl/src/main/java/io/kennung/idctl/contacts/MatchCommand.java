package io.kennung.idctl.contacts;

import io.kennung.client.Directory;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.contacts.ContactMatches;
import io.kennung.client.contacts.MatchToken;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Typed;
import io.kennung.idctl.terminal.Words;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds the people one knows. */
@Command(name = "match", resourceBundle = "io.kennung.idctl.contacts.texts")
public final class MatchCommand implements Runnable {

  private static final int MOST_WITHOUT_NAME = 2;
  private static final Texts TEXTS = Texts.of(MatchCommand.class);

  private final Session session;

  @Option(names = "--email", paramLabel = "ADDRESS")
  private List<String> emails = List.of();

  @Option(names = "--phone", paramLabel = "NUMBER")
  private List<String> phones = List.of();

  @Option(names = "--include-inactive")
  private boolean includeInactive;

  @Option(names = "--anonymous")
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
      throw CommandFailure.usage(TEXTS.say("match.nothing"));
    }
    ContactMatches found = anonymous ? anonymously(book) : withToken(book);
    session.print(report(book, found));
  }

  private ContactMatches anonymously(AddressBook book) {
    if (book.size() > MOST_WITHOUT_NAME) {
      throw CommandFailure.usage(TEXTS.say("match.too-many"));
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
    String identities =
        switch (found.matches().size()) {
          case 0 -> TEXTS.say("match.no-identities");
          case 1 -> TEXTS.say("match.identity");
          default -> TEXTS.say("match.identities", found.matches().size());
        };
    String addresses =
        book.size() == 1 ? TEXTS.say("match.address") : TEXTS.say("match.addresses", book.size());
    Report report =
        MatchReport.of(TEXTS.say("match.title", identities, addresses), found.matches())
            .row(
                TEXTS.say("match.again"),
                TEXTS.say("match.not-sooner", Words.in(found.checkInterval())));
    report.json().put("asked", book.size());
    report.json().put("checkInterval", found.checkInterval().toSeconds());
    return report;
  }
}
