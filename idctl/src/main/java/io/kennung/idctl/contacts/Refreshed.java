package io.kennung.idctl.contacts;

import io.kennung.client.Directory;
import io.kennung.client.PublicIdentity;
import io.kennung.client.StateCheck;
import io.kennung.client.belongings.Contact;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.IdentityState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the directory has told about contacts.
 *
 * @param changes those whose state is not what it was
 * @param otherKeys ids for which the directory has another key than the one known here
 */
record Refreshed(List<Change> changes, List<String> otherKeys) {

  private static final Texts TEXTS = Texts.of(Refreshed.class);

  /** Somebody who was doing otherwise. */
  record Change(Contact contact, IdentityState now) {}

  /**
   * Asks, and puts into the book what is new. Keys that are missing are taken; one that is known
   * stays.
   *
   * @param areAll whether none is asked for sooner than the others
   */
  static Refreshed of(Session session, ContactBook book, List<Contact> asked, boolean areAll) {
    Refreshed refreshed = new Refreshed(new ArrayList<>(), new ArrayList<>());
    Duration interval = Duration.ZERO;
    try (Directory directory = book.directory();
        Progress progress = Progress.of(session.surroundings(), TEXTS.say("refresh.work"))) {
      for (int from = 0; from < asked.size(); from += Directory.BATCH) {
        progress.at(from, asked.size());
        List<Contact> some = asked.subList(from, Math.min(asked.size(), from + Directory.BATCH));
        Duration wanted = refreshed.ask(directory, book, some);
        interval = wanted.compareTo(interval) > 0 ? wanted : interval;
      }
    }
    if (areAll && interval.isPositive()) {
      book.states().checked(book.now(), interval);
    }
    return refreshed;
  }

  private Duration ask(Directory directory, ContactBook book, List<Contact> some) {
    List<String> ids = some.stream().map(Contact::identity).toList();
    StateCheck check = directory.check(ids);
    Map<String, PublicIdentity> found = directory.findAll(ids);
    List<Contact> filled = new ArrayList<>();
    for (Contact contact : some) {
      var told = check.identities().get(contact.identity());
      if (told == null) {
        continue;
      }
      book.states().put(told).ifPresent(before -> changes.add(new Change(contact, told.state())));
      PublicIdentity identity = found.get(contact.identity());
      if (identity != null) {
        if (contact.publicKey().filter(key -> !key.equals(identity.publicKey())).isPresent()) {
          otherKeys.add(contact.identity());
        } else {
          filled.add(contact.withKey(identity.publicKey()));
        }
      }
    }
    book.put(filled);
    return check.checkInterval();
  }
}
