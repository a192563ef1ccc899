package io.kennung.bench;

import io.kennung.bench.AddressBook.Share;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Identities that look for their contacts, and the address books that they look with. */
final class Askers {

  /** Each identity may ask for 50,000 different numbers at once, so for five full books. */
  private static final int BOOKS_EACH = 5;

  private static final int ASKERS = 4;
  private static final int KNOWN_PERCENT = 10;

  /** Of those that hold very little, so many that neither cache nor branch knows them by heart. */
  private static final int SMALL_BOOKS = 500;

  private final Testbed testbed;
  private final LoadedLinks links;
  private final int hashes;
  private final Random random = new Random(1);
  private int askers;

  Askers(Testbed testbed, LoadedLinks links, int hashes) {
    this.testbed = testbed;
    this.links = links;
    this.hashes = hashes;
  }

  /** As address books are: most of those in them use something else. */
  List<AddressBook> books() {
    int known = hashes * KNOWN_PERCENT / 100;
    return Stream.generate(this::token)
        .limit(ASKERS)
        .flatMap(token -> books(token, new Share(known, hashes - known)))
        .toList();
  }

  /** Of one identity: only numbers that somebody has, or none. */
  List<AddressBook> books(boolean known) {
    return books(token(), known ? new Share(hashes, 0) : new Share(0, hashes)).toList();
  }

  /** Without a token, of nobody in particular. */
  List<AddressBook> smallBooks(int known, int unknown) {
    return Stream.generate(() -> book(null, new Share(known, unknown))).limit(SMALL_BOOKS).toList();
  }

  private Stream<AddressBook> books(String token, Share share) {
    return Stream.generate(() -> book(token, share)).limit(BOOKS_EACH);
  }

  private AddressBook book(@Nullable String token, Share share) {
    return AddressBook.of(links.count(), links.pepper(), token, share, random);
  }

  /** Of a new identity, with a key of its own. */
  private String token() {
    SecretKey key = SecretKey.generate(new SecureRandom());
    String id = links.addAsker(askers++, key.publicKey().bytes());
    try (HttpConnection server = new HttpConnection(testbed.uri().getPort())) {
      return TwoPhases.ask(
          server, "/identity/match_token", key, "\"identity\":\"%s\"".formatted(id), "matchToken");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
