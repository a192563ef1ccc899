package io.kennung.idctl.contacts.matching;

import io.kennung.client.belongings.Names;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.contacts.Match;
import io.kennung.idctl.contacts.file.Person;
import io.kennung.idctl.contacts.file.PhoneNumbers;
import io.kennung.protocol.EmailAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The addresses of an address book, each once, and to whom they belong. */
final class Wanted {

  private final Map<EmailAddress, Names> emails = new LinkedHashMap<>();
  private final Map<String, Names> phones = new LinkedHashMap<>();
  private int withoutCountry;
  private int unusable;

  Wanted(List<Person> people, PhoneNumbers numbers) {
    for (Person person : people) {
      person.emails().forEach(email -> addEmail(email, person.names()));
      person.phones().forEach(phone -> addPhone(numbers.read(phone), person.names()));
    }
  }

  /** How many addresses can be looked for. */
  int size() {
    return emails.size() + phones.size();
  }

  /** How many numbers lack a country code. */
  int withoutCountry() {
    return withoutCountry;
  }

  /** How much is neither an address nor a number. */
  int unusable() {
    return unusable;
  }

  /** The same in parts of at most so many. */
  static List<AddressBook> parts(AddressBook due, int most) {
    List<AddressBook> parts = new ArrayList<>();
    List<EmailAddress> mails = new ArrayList<>(due.emails());
    List<String> digits = new ArrayList<>(due.phones());
    for (int from = 0; from < due.size(); from += most) {
      int to = Math.min(from + most, due.size());
      parts.add(
          AddressBook.of(
              mails.subList(Math.min(from, mails.size()), Math.min(to, mails.size())),
              digits.subList(Math.max(from - mails.size(), 0), Math.max(to - mails.size(), 0))));
    }
    return parts;
  }

  /** Those that were not asked for a short while ago. */
  AddressBook due(Predicate<String> isDue) {
    return AddressBook.of(
        emails.keySet().stream().filter(email -> isDue.test(email.text())).toList(),
        phones.keySet().stream().filter(isDue).toList());
  }

  /** What the address book calls whoever was found. */
  Names names(Match match) {
    Optional<Names> byEmail =
        match
            .email()
            .map(email -> emails.getOrDefault(email, Names.NONE))
            .filter(names -> !names.areMissing());
    return byEmail
        .or(() -> match.phone().map(phone -> phones.getOrDefault(phone, Names.NONE)))
        .orElse(Names.NONE);
  }

  private void addEmail(String written, Names names) {
    try {
      emails.merge(EmailAddress.of(written), names, Wanted::named);
    } catch (IllegalArgumentException e) {
      unusable++;
    }
  }

  private void addPhone(PhoneNumbers.Reading reading, Names names) {
    switch (reading.verdict()) {
      case USABLE -> phones.merge(reading.digits(), names, Wanted::named);
      case WITHOUT_COUNTRY -> withoutCountry++;
      case NO_NUMBER -> unusable++;
    }
  }

  private static Names named(Names first, Names second) {
    return first.areMissing() ? second : first;
  }
}
