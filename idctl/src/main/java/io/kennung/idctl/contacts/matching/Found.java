package io.kennung.idctl.contacts.matching;

import io.kennung.client.belongings.Contact;
import io.kennung.client.contacts.Match;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a look into an address book has brought. */
final class Found {

  /**
   * Somebody who was found.
   *
   * @param isNew whether it was no contact before
   */
  record Somebody(Match match, Contact contact, boolean isNew) {}

  private final Map<String, Somebody> people = new LinkedHashMap<>();
  private final Set<String> otherKeys = new LinkedHashSet<>();
  private int hashes;
  private int askedBefore;
  private Optional<Instant> again = Optional.empty();

  /** A person with two addresses may be found twice. */
  void add(Match match, Contact contact, boolean isNew) {
    people.merge(
        match.identity(),
        new Somebody(match, contact, isNew),
        (before, now) -> new Somebody(merged(before.match, match), contact, before.isNew));
  }

  void otherKey(String identity) {
    otherKeys.add(identity);
  }

  void sent(int count, Instant until) {
    hashes += count;
    mayAskAgainAt(until);
  }

  void askedBefore(Instant until) {
    askedBefore++;
    mayAskAgainAt(until);
  }

  private void mayAskAgainAt(Instant time) {
    again = Optional.of(again.filter(time::isAfter).orElse(time));
  }

  List<Somebody> people() {
    return List.copyOf(people.values());
  }

  /** Ids for which the directory has another key than the one known here. */
  List<String> otherKeys() {
    return List.copyOf(otherKeys);
  }

  /** How many hashes went to the directory. */
  int hashes() {
    return hashes;
  }

  /** How many addresses were left out since it is too early to ask again. */
  int askedBefore() {
    return askedBefore;
  }

  /** From when on asking for some of the addresses again makes sense. */
  Optional<Instant> again() {
    return again;
  }

  private static Match merged(Match first, Match second) {
    return new Match(
        first.identity(),
        first.publicKey(),
        first.email().or(second::email),
        first.phone().or(second::phone));
  }
}
