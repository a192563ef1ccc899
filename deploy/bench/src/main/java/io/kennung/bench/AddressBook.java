package io.kennung.bench;

import io.kennung.protocol.ContactHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one person wants to know, in the two forms in which it is asked here.
 *
 * @param request a whole {@code POST identity/match}
 * @param addresses what the database is asked for to answer it
 * @param known how many of them somebody has
 */
record AddressBook(byte[] request, byte[][] addresses, int known) {

  /** How many numbers of a book somebody has, and how many nobody. */
  record Share(int known, int unknown) {}

  /**
   * A book of so many numbers, chosen at random.
   *
   * @param links how many there are
   * @param token of whoever asks; null for nobody
   */
  static AddressBook of(
      long links, Pepper pepper, @Nullable String token, Share share, Random random) {
    Stream<ContactHash> strangers =
        random.longs(0, links).distinct().limit(share.unknown()).mapToObj(LoadedLinks::unknown);
    Stream<ContactHash> friends =
        random.longs(0, links).distinct().limit(share.known()).mapToObj(LoadedLinks::known);
    // A book is sorted by name, which says nothing of who is known.
    List<ContactHash> shuffled = new ArrayList<>(Stream.concat(strangers, friends).toList());
    Collections.shuffle(shuffled, random);
    byte[][] addresses = shuffled.parallelStream().map(pepper::of).toArray(byte[][]::new);
    return new AddressBook(
        HttpConnection.request("/identity/match", json(token, shuffled)), addresses, share.known());
  }

  static String json(@Nullable String token, List<ContactHash> hashes) {
    String member = token == null ? "" : "\"matchToken\":\"%s\",".formatted(token);
    return hashes.stream()
        .map(ContactHash::base64)
        .collect(Collectors.joining("\",\"", "{" + member + "\"mobileNoHashes\":[\"", "\"]}"));
  }
}
