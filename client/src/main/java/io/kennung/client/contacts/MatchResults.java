package io.kennung.client.contacts;

import io.kennung.client.Answer;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.PublicKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what several answers say about the people in one address book. */
final class MatchResults {

  private final HashedBook book;
  private final Map<String, Match> matches = new LinkedHashMap<>();
  private Duration checkInterval = Duration.ZERO;

  MatchResults(HashedBook book) {
    this.book = book;
  }

  void add(Answer answer) {
    Duration wanted = Duration.ofSeconds(answer.number("checkInterval"));
    if (!wanted.isPositive()) {
      throw answer.unexpected("checkInterval");
    }
    checkInterval = wanted.compareTo(checkInterval) > 0 ? wanted : checkInterval;
    answer.objects("identities").forEach(this::addEntry);
  }

  Duration checkInterval() {
    return checkInterval;
  }

  List<Match> matches() {
    return List.copyOf(matches.values());
  }

  private void addEntry(Answer entry) {
    Optional<EmailAddress> email = entry.optionalText("emailHash").flatMap(book::email);
    Optional<String> phone = entry.optionalText("mobileNoHash").flatMap(book::phone);
    // What was not asked for is not an answer, however it looks.
    if (email.isEmpty() && phone.isEmpty()) {
      return;
    }
    String identity = entry.text("identity");
    if (!IdentityId.isWellFormed(identity)) {
      throw entry.unexpected("identity");
    }
    PublicKey key = entry.publicKey("publicKey");
    matches.merge(identity, new Match(identity, key, email, phone), (a, b) -> merged(entry, a, b));
  }

  private static Match merged(Answer entry, Match first, Match second) {
    if (!first.publicKey().equals(second.publicKey())) {
      throw entry.unexpected("publicKey");
    }
    return new Match(
        first.identity(),
        first.publicKey(),
        first.email().or(second::email),
        first.phone().or(second::phone));
  }
}
