package io.kennung.idctl.contacts.file;

import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import ezvcard.property.Email;
import ezvcard.property.FormattedName;
import ezvcard.property.Organization;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.util.TelUri;
import io.kennung.client.belongings.Names;
import io.kennung.idctl.terminal.CommandFailure;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** vCards of all versions, one after the other. */
final class VCardText implements AddressFile.Format {

  /** A card may hold that of an assistant. */
  private static final int DEEPEST = 4;

  /** Lines, semicolons and commas; each may cost the reader a hundred bytes. */
  private static final long MOST_PARTS = 100_000;

  private final String text;

  VCardText(String text) {
    this.text = text;
  }

  @Override
  public void read(Consumer<Person> people, AddressFile.Damage damage) {
    List<Long> lines = beginnings(damage);
    int read = 0;
    try (VCardReader reader = new VCardReader(text)) {
      for (VCard card = reader.readNext(); card != null; card = reader.readNext()) {
        read++;
        people.accept(person(card));
      }
    } catch (CommandFailure e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The reader lets through what any class says that it asks, of time zones for example.
      throw damage.at("vcard-odd", lines.get(Math.min(read, lines.size() - 1)));
    }
  }

  /** The lines in which cards begin. The reader takes what does not end for a card, too. */
  private List<Long> beginnings(AddressFile.Damage damage) {
    List<Long> all = new ArrayList<>();
    Deque<Long> open = new ArrayDeque<>();
    long number = 0;
    long parts = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String word = line.length() > 100 ? "" : line.stripTrailing().toUpperCase(Locale.ROOT);
      if (word.equals("BEGIN:VCARD")) {
        parts = open.isEmpty() ? 0 : parts;
        open.push(number);
        all.add(number);
      } else if (word.equals("END:VCARD") && open.poll() == null) {
        throw damage.at("vcard-not-begun", number);
      }
      boolean isFolded = line.startsWith(" ") || line.startsWith("\t");
      parts += (isFolded ? 0 : 1) + line.chars().filter(c -> c == ';' || c == ',').count();
      if (open.size() > DEEPEST) {
        throw damage.at("vcard-open", open.peekLast());
      }
      if (parts > MOST_PARTS) {
        throw damage.at("vcard-odd", open.isEmpty() ? number : open.peekLast());
      }
    }
    if (!open.isEmpty()) {
      throw damage.at("vcard-open", open.peekLast());
    }
    return all;
  }

  private static Person person(VCard card) {
    return new Person(
        names(card),
        written(card.getEmails().stream().map(Email::getValue)),
        written(card.getTelephoneNumbers().stream().map(VCardText::number)));
  }

  private static Names names(VCard card) {
    StructuredName name = card.getStructuredName();
    Optional<String> whole =
        Optional.ofNullable(card.getFormattedName()).map(FormattedName::getValue);
    Optional<String> organization =
        Optional.ofNullable(card.getOrganization())
            .map(Organization::getValues)
            .map(parts -> String.join(" ", parts));
    return Person.names(
        name == null ? "" : orEmpty(name.getGiven()),
        name == null ? "" : orEmpty(name.getFamily()),
        whole.filter(text -> !text.isBlank()).or(() -> organization).orElse(""));
  }

  private static String number(Telephone phone) {
    TelUri uri = phone.getUri();
    return orEmpty(uri == null ? phone.getText() : uri.getNumber());
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  private static List<String> written(Stream<String> values) {
    return values.filter(Objects::nonNull).map(String::strip).filter(v -> !v.isEmpty()).toList();
  }
}
