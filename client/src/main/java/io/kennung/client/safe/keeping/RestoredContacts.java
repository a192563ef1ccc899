package io.kennung.client.safe.keeping;

import io.kennung.client.Directory;
import io.kennung.client.PublicIdentity;
import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * The contacts of a backup, after the directory has been asked about all of them (Safe contract,
 * section 8).
 *
 * @param belongings without the contacts that are gone, and with the keys of those that had none
 * @param gone how many the directory does not know (any more)
 * @param strange those for whom the directory has another key than the backup; they keep the one of
 *     the backup, since somebody who is in between would want it replaced
 */
public record RestoredContacts(Belongings belongings, int gone, List<Contact> strange) {

  /**
   * Asks.
   *
   * @param lookup for example {@code directory::findAll}; what it throws is thrown
   * @param progress is told how many have been asked about
   */
  public static RestoredContacts of(
      Belongings backup,
      Function<Collection<String>, Map<String, PublicIdentity>> lookup,
      IntConsumer progress) {
    List<Contact> contacts = backup.contacts();
    Map<String, PublicIdentity> found = new HashMap<>();
    for (int from = 0; from < contacts.size(); from += Directory.BATCH) {
      progress.accept(from);
      List<Contact> some =
          contacts.subList(from, Math.min(from + Directory.BATCH, contacts.size()));
      found.putAll(lookup.apply(some.stream().map(Contact::identity).toList()));
    }
    return sorted(backup, found);
  }

  private static RestoredContacts sorted(Belongings backup, Map<String, PublicIdentity> found) {
    List<Contact> keyed = new ArrayList<>();
    Set<String> gone = new HashSet<>();
    List<Contact> strange = new ArrayList<>();
    for (Contact contact : backup.contacts()) {
      PublicIdentity now = found.get(contact.identity());
      if (now == null) {
        gone.add(contact.identity());
      } else if (contact.publicKey().isEmpty()) {
        keyed.add(contact.withKey(now.publicKey()));
      } else if (!contact.publicKey().get().equals(now.publicKey())) {
        strange.add(contact);
      }
    }
    Belongings belongings = backup.with(keyed).withoutAll(gone);
    return new RestoredContacts(belongings, gone.size(), List.copyOf(strange));
  }
}
