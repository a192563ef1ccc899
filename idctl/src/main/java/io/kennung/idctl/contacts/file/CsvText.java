package io.kennung.idctl.contacts.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table, mostly with names of its columns in the first row. */
final class CsvText implements AddressFile.Format {

  /** No program writes more; each may cost the reader a hundred bytes. */
  private static final long MOST_COLUMNS = 10_000;

  private final String text;

  CsvText(String text) {
    this.text = text;
  }

  @Override
  public void read(Consumer<Person> people, AddressFile.Damage damage) {
    char delimiter = delimiter();
    refuseWideLines(delimiter, damage);
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
    Cells cells = new Cells(text, delimiter);
    long line = 1;
    try (CSVParser parser = CSVParser.parse(cells, format)) {
      Iterator<CSVRecord> rows = parser.iterator();
      CsvColumns columns = null;
      while (rows.hasNext()) {
        CSVRecord row = rows.next();
        line = parser.getCurrentLineNumber() + 1;
        cells.beginRow();
        if (columns == null) {
          columns = CsvColumns.named(row);
          if (columns.areNamed()) {
            continue;
          }
        }
        people.accept(columns.person(row));
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw damage.at("csv-odd", line);
    }
  }

  private void refuseWideLines(char delimiter, AddressFile.Damage damage) {
    long number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.chars().filter(c -> c == delimiter).count() > MOST_COLUMNS) {
        throw damage.at("csv-odd", number);
      }
    }
  }

  /** That which the first line has most of. */
  private char delimiter() {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return Stream.of(',', ';', '\t')
        .max(Comparator.comparingLong(c -> first.chars().filter(each -> each == c).count()))
        .orElseThrow();
  }

  /** The text, up to a row of many lines that has more cells than a table; each takes memory. */
  private static final class Cells extends FilterReader {

    /** Somewhat more, since the parser reads ahead. */
    private static final int MOST = 50_000;

    private final char delimiter;
    private int count;

    Cells(String text, char delimiter) {
      super(new StringReader(text));
      this.delimiter = delimiter;
    }

    void beginRow() {
      count = 0;
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] to, int from, int most) throws IOException {
      int length = super.read(to, from, most);
      for (int i = from; i < from + length; i++) {
        count += to[i] == delimiter ? 1 : 0;
      }
      if (count > MOST) {
        throw new IOException("cells");
      }
      return length;
    }
  }
}
