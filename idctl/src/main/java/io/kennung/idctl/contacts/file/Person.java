package io.kennung.idctl.contacts.file;

import io.kennung.client.Printable;
import io.kennung.client.belongings.Names;
import java.util.List;

/**
 * An entry of an address book.
 *
 * @param names may be empty
 * @param emails as they are written there
 * @param phones as they are written there
 */
public record Person(Names names, List<String> emails, List<String> phones) {

  /** Without the addresses. */
  @Override
  public String toString() {
    return "Person";
  }

  /** Names from parts of which each may be empty; nothing in them moves the cursor. */
  static Names names(String first, String last, String whole) {
    Names parts = new Names(Printable.of(first), Printable.of(last), "");
    return parts.areMissing() ? named(whole) : parts;
  }

  /** Takes the last word for the family's, which the shown name does not depend on. */
  public static Names named(String whole) {
    String name = Printable.of(whole);
    int blank = name.lastIndexOf(' ');
    return blank < 0
        ? new Names(name, "", "")
        : new Names(name.substring(0, blank).strip(), name.substring(blank + 1), "");
  }

  boolean hasAddress() {
    return !emails.isEmpty() || !phones.isEmpty();
  }
}
