package io.kennung.idctl.contacts.matching;

import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.belongings.Contact;
import io.kennung.client.belongings.Names;
import io.kennung.client.belongings.Verification;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.contacts.ContactMatches;
import io.kennung.client.contacts.Contacts;
import io.kennung.client.contacts.Match;
import io.kennung.client.contacts.MatchToken;
import io.kennung.idctl.contacts.ContactBook;
import io.kennung.idctl.contacts.KeptMatchToken;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the directory for the addresses that are due, and takes who is found into the contacts. */
final class FileMatching {

  /** So many fill one request even where each has a second name, and so a second hash. */
  static final int PART = Contacts.BATCH / 2;

  private static final Texts TEXTS = Texts.of(FileMatching.class);

  private final Session session;
  private final ContactBook book;
  private final Wanted wanted;
  private final boolean withInactive;
  private final MatchMemory memory;
  private final Found found = new Found();

  FileMatching(Session session, ContactBook book, Wanted wanted, boolean withInactive) {
    this.session = session;
    this.book = book;
    this.wanted = wanted;
    this.withInactive = withInactive;
    this.memory = MatchMemory.in(session.profile(), book.own().identity().id(), book.server());
  }

  /** What one part has brought is kept before the next is asked for. */
  Found run() {
    Instant now = book.now();
    AddressBook due =
        wanted.due(address -> {
          Optional<Instant> until = memory.until(address, withInactive, now);
          until.ifPresent(found::askedBefore);
          return until.isEmpty();
        });
    int done = 0;
    try (Directory directory = book.directory();
        Progress progress = Progress.of(session.surroundings(), TEXTS.say("work"))) {
      for (AddressBook part : Wanted.parts(due, PART)) {
        progress.at(done, due.size());
        take(part, ask(directory, part));
        done += part.size();
      }
    } catch (DirectoryException e) {
      if (done > 0) {
        session.note(TEXTS.say("cut-short", done, due.size()));
      }
      throw e;
    }
    return found;
  }

  private ContactMatches ask(Directory directory, AddressBook part) {
    String id = book.own().identity().id();
    Optional<MatchToken> kept = KeptMatchToken.in(session.profile(), id, book.server());
    ContactMatches matches =
        directory.contacts().match(book.own().identity(), kept.orElse(null), part, withInactive);
    matches
        .token()
        .filter(token -> !kept.equals(Optional.of(token)))
        .ifPresent(token -> new KeptMatchToken(token, id, book.server()).keepIn(session.profile()));
    return matches;
  }

  private void take(AddressBook part, ContactMatches matches) {
    List<Contact> contacts = new ArrayList<>();
    for (Match match : matches.matches()) {
      if (!match.identity().equals(book.own().identity().id())) {
        contact(match).ifPresent(contacts::add);
      }
    }
    book.put(contacts);
    book.keep();
    // One time for all: the memory keeps together what belongs together.
    Instant now = book.now();
    part.emails()
        .forEach(each -> asked(each.text(), each.alias().isPresent() ? 2 : 1, matches, now));
    part.phones().forEach(each -> asked(each, 1, matches, now));
    memory.keepIn(session.profile(), now);
  }

  private void asked(String address, int hashes, ContactMatches matches, Instant now) {
    found.sent(hashes, memory.add(address, withInactive, now, matches.checkInterval()));
  }

  /** Nothing where the key is not the one known: then it may be somebody else. */
  private Optional<Contact> contact(Match match) {
    Optional<Contact> known = book.find(match.identity());
    if (known.flatMap(Contact::publicKey).filter(k -> !k.equals(match.publicKey())).isPresent()) {
      found.otherKey(match.identity());
      return Optional.empty();
    }
    Contact contact =
        known
            .orElseGet(() -> Contact.of(match.identity(), match.publicKey(), book.now()))
            .withKey(match.publicKey())
            .verified(Verification.SERVER);
    Names names = wanted.names(match);
    if (contact.names().areMissing() && !names.areMissing()) {
      contact =
          contact.named(new Names(names.firstname(), names.lastname(), contact.names().nickname()));
    }
    found.add(match, contact, known.isEmpty());
    return Optional.of(contact);
  }
}
