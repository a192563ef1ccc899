package io.kennung.idctl.contacts.file;

import io.kennung.client.belongings.Names;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** Which column of a table holds what, in the words of common programs in some languages. */
final class CsvColumns {

  private enum Kind {
    FIRST("given\\hname|first\\h?name|vorname|pr[eé]nom|nombre|nome"),
    LAST("family\\hname|last\\h?name|surname|nachname|familienname|nom|apellidos?|cognome"),
    WHOLE("(display\\h|full\\h)?name|anzeigename|nom\\hcomplet"),
    EMAIL("(?!.*\\b(type|label|typ|name)\\b).*(e-?mail|correo|courriel).*|mail"),
    PHONE(
        "(?!.*\\b(type|label|typ|fax)\\b).*"
            + "(phone(?!tic)|mobile?\\b|\\btel\\b|\\btel[eé]fon|t[eé]l[eé]phone|handy|natel|\\bcell)"
            + ".*");

    private final Pattern names;

    Kind(String names) {
      this.names = Pattern.compile(names);
    }
  }

  /** How several values share one cell; with the blanks around it, a cell of blanks takes hours. */
  private static final Pattern BETWEEN = Pattern.compile(":::|;|\\r?\\n");

  private static final Pattern NUMBER = Pattern.compile("[+(0-9][0-9 ()/.\\u00a0-]{5,30}");

  private final Map<Kind, List<Integer>> columns = new EnumMap<>(Kind.class);

  private CsvColumns() {}

  /** As the row says, where it holds names and not people. */
  static CsvColumns named(CSVRecord row) {
    CsvColumns columns = new CsvColumns();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      String name = row.get(i).strip().toLowerCase(Locale.ROOT);
      Stream.of(Kind.values())
          .filter(kind -> name.length() < 100 && kind.names.matcher(name).matches())
          .findFirst()
          .ifPresent(
              kind -> columns.columns.computeIfAbsent(kind, k -> new ArrayList<>()).add(column));
    }
    return columns;
  }

  /** Whether the first row was a heading. */
  boolean areNamed() {
    return columns.containsKey(Kind.EMAIL) || columns.containsKey(Kind.PHONE);
  }

  Person person(CSVRecord row) {
    return areNamed()
        ? new Person(names(row), values(row, Kind.EMAIL), values(row, Kind.PHONE))
        : guessed(row);
  }

  private Names names(CSVRecord row) {
    return Person.names(first(row, Kind.FIRST), first(row, Kind.LAST), first(row, Kind.WHOLE));
  }

  private static Person guessed(CSVRecord row) {
    List<String> cells = row.stream().map(String::strip).filter(cell -> !cell.isEmpty()).toList();
    List<String> emails = cells.stream().filter(cell -> cell.contains("@")).toList();
    List<String> phones = cells.stream().filter(cell -> NUMBER.matcher(cell).matches()).toList();
    Optional<String> name =
        cells.stream().filter(cell -> !emails.contains(cell) && !phones.contains(cell)).findFirst();
    return new Person(Person.named(name.orElse("")), emails, phones);
  }

  private String first(CSVRecord row, Kind kind) {
    return values(row, kind).stream().findFirst().orElse("");
  }

  private List<String> values(CSVRecord row, Kind kind) {
    return columns.getOrDefault(kind, List.of()).stream()
        .filter(column -> column < row.size())
        .flatMap(column -> BETWEEN.splitAsStream(row.get(column)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        // One more than is taken: enough to be refused.
        .limit(AddressFile.MOST + 1L)
        .toList();
  }
}
