package io.kennung.client.contacts;

import io.kennung.client.E164;
import io.kennung.protocol.EmailAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The addresses to look for, each once, in the order given.
 *
 * @param emails any number
 * @param phones E.164 digits without the plus, any number
 */
public record AddressBook(Set<EmailAddress> emails, Set<String> phones) {

  /** Keeps the order, which copies of sets do not promise. */
  public AddressBook {
    emails = Collections.unmodifiableSet(new LinkedHashSet<>(emails));
    phones = Collections.unmodifiableSet(new LinkedHashSet<>(phones));
  }

  /**
   * @param phones E.164 with or without the plus
   * @throws IllegalArgumentException when one of them is no phone number
   */
  public static AddressBook of(Collection<EmailAddress> emails, Collection<String> phones) {
    Set<String> digits = new LinkedHashSet<>();
    phones.forEach(phone -> digits.add(E164.digits(phone)));
    return new AddressBook(new LinkedHashSet<>(emails), digits);
  }

  /** How many addresses there are. */
  public int size() {
    return emails.size() + phones.size();
  }

  /** How many addresses there are, not which. */
  @Override
  public String toString() {
    return "AddressBook[" + size() + "]";
  }
}
