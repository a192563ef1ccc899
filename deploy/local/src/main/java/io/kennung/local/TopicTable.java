package io.kennung.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The topics as {@code deploy/topics.properties} declares them. */
final class TopicTable {

  private static final Pattern LINE = Pattern.compile("(?<partitions>\\d+), *(?<days>\\d+)d");

  /**
   * One line of the table.
   *
   * @param name of the topic
   * @param partitions how many
   * @param retention how long a record is kept, whole days
   */
  record Topic(String name, int partitions, Duration retention) {}

  private TopicTable() {}

  /** Every topic, by name. */
  static List<Topic> read() {
    Properties lines = new Properties();
    try (InputStream table =
        Objects.requireNonNull(TopicTable.class.getResourceAsStream("topics.properties"))) {
      lines.load(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.stringPropertyNames().stream()
        .map(name -> parse(name, lines.getProperty(name, "")))
        .sorted(Comparator.comparing(Topic::name))
        .toList();
  }

  static Topic parse(String name, String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "topics.properties: %s = %s is not 'partitions, days d'".formatted(name, line));
    }
    return new Topic(
        name,
        Integer.parseInt(parts.group("partitions")),
        Duration.ofDays(Long.parseLong(parts.group("days"))));
  }
}
