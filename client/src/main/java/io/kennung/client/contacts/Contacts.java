package io.kennung.client.contacts;

import io.kennung.client.Answer;
import io.kennung.client.DirectoryException;
import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.Exchange;
import io.kennung.client.Identity;
import io.kennung.client.TwoPhase;
import io.kennung.protocol.EmailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the identities of people whose address is known. Source: the directory contract, 6.5, 6.6
 * and 6.11.
 *
 * <p>Every call may throw {@link DirectoryException}. The hashes hide nothing from whoever tries
 * all numbers, so a directory must be trusted not to keep them.
 */
public final class Contacts {

  /** How many hashes one request carries at most; more are sent in several requests. */
  public static final int BATCH = 10_000;

  /** The same for whoever has no identity, and so no token. */
  public static final int ANONYMOUS_BATCH = 2;

  private static final String PATH = "identity/match";

  private final Exchange exchange;
  private final TwoPhase twoPhase;

  /** For {@code Directory}, which is the only one to have an exchange. */
  public Contacts(Exchange exchange, TwoPhase twoPhase) {
    this.exchange = exchange;
    this.twoPhase = twoPhase;
  }

  /** A token to keep and to use for {@link #match}. */
  public MatchToken matchToken(Identity own) {
    Answer answer = twoPhase.run("identity/match_token", Map.of("identity", own.id()), own.key());
    answer.requireSuccess();
    String text = answer.text("matchToken");
    if (text.isBlank()) {
      throw answer.unexpected("matchToken");
    }
    return new MatchToken(text);
  }

  /**
   * Who of the address book is in the directory. Asks even about nobody, to learn the interval.
   *
   * @param token the one kept from the last time; null where there is none. One that the directory
   *     does not take is replaced once, so keep that of the result
   * @param includeInactive also those that have been silent for months
   */
  public ContactMatches match(
      Identity own, @Nullable MatchToken token, AddressBook book, boolean includeInactive) {
    HashedBook hashes = new HashedBook(book);
    MatchResults results = new MatchResults(hashes);
    MatchToken current = token == null ? matchToken(own) : token;
    boolean mayRenew = token != null;
    for (HashedBook.Batch batch : hashes.batches(BATCH)) {
      try {
        results.add(ask(current, batch, includeInactive));
      } catch (DirectoryException e) {
        if (!mayRenew || !isPerhapsAboutTheToken(e)) {
          throw e;
        }
        mayRenew = false;
        current = matchToken(own);
        results.add(ask(current, batch, includeInactive));
      }
    }
    return new ContactMatches(results.checkInterval(), results.matches(), Optional.of(current));
  }

  /**
   * The same without an identity. Directories answer a handful of such calls a minute, so this is
   * for a handful of addresses.
   */
  public ContactMatches matchAnonymously(AddressBook book, boolean includeInactive) {
    HashedBook hashes = new HashedBook(book);
    MatchResults results = new MatchResults(hashes);
    for (HashedBook.Batch batch : hashes.batches(ANONYMOUS_BATCH)) {
      results.add(ask(null, batch, includeInactive));
    }
    return new ContactMatches(results.checkInterval(), results.matches(), Optional.empty());
  }

  /**
   * "Forgot my ID": the identities, inactive ones too, to which one's own addresses are linked.
   *
   * @param phone E.164 with or without the plus
   */
  public List<Match> findForgotten(Optional<EmailAddress> email, Optional<String> phone) {
    AddressBook own = AddressBook.of(email.stream().toList(), phone.stream().toList());
    return own.size() == 0 ? List.of() : matchAnonymously(own, true).matches();
  }

  private Answer ask(@Nullable MatchToken token, HashedBook.Batch batch, boolean includeInactive) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (token != null) {
      members.put("matchToken", token.text());
    }
    members.put("emailHashes", batch.emailHashes());
    members.put("mobileNoHashes", batch.phoneHashes());
    if (includeInactive) {
      members.put("includeInactive", true);
    }
    return exchange.post(PATH, members);
  }

  /** The contract leaves open how a directory says that a token is stale. */
  private static boolean isPerhapsAboutTheToken(DirectoryException e) {
    int status = e.status().orElse(0);
    return e.kind() == Kind.REFUSED || (status >= 400 && status < 500 && status != 429);
  }
}
