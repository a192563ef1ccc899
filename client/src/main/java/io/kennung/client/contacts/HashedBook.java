package io.kennung.client.contacts;

import io.kennung.protocol.ContactHash;
import io.kennung.protocol.EmailAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An address book as the directory sees it, and the way back from a hash to the address given. */
final class HashedBook {

  /** What one request asks for; base64 as it travels. */
  record Batch(List<String> emailHashes, List<String> phoneHashes) {}

  private final Map<String, EmailAddress> emails = new LinkedHashMap<>();
  private final Map<String, String> phones = new LinkedHashMap<>();

  HashedBook(AddressBook book) {
    book.emails().forEach(address -> emails.put(ContactHash.of(address).base64(), address));
    // After all others: where both names of a mailbox are in the book, each stands for itself.
    for (EmailAddress address : book.emails()) {
      address
          .alias()
          .ifPresent(alias -> emails.putIfAbsent(ContactHash.of(alias).base64(), address));
    }
    book.phones().forEach(phone -> phones.put(ContactHash.ofPhone(phone).base64(), phone));
  }

  /** At least one, even of an empty book. */
  List<Batch> batches(int size) {
    List<Batch> batches = new ArrayList<>();
    List<String> all = new ArrayList<>(emails.keySet());
    all.addAll(phones.keySet());
    for (int from = 0; from == 0 || from < all.size(); from += size) {
      int to = Math.min(from + size, all.size());
      int border = Math.clamp(emails.size(), from, to);
      batches.add(
          new Batch(List.copyOf(all.subList(from, border)), List.copyOf(all.subList(border, to))));
    }
    return batches;
  }

  /** Nothing where this hash was not asked for. */
  Optional<EmailAddress> email(String hash) {
    return Optional.ofNullable(emails.get(hash));
  }

  /** Nothing where this hash was not asked for. */
  Optional<String> phone(String hash) {
    return Optional.ofNullable(phones.get(hash));
  }
}
