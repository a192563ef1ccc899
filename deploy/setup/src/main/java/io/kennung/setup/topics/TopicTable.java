package io.kennung.setup.topics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The topics as {@code deploy/topics.properties} declares them. */
public final class TopicTable {

  private TopicTable() {}

  /** Every topic, by name. */
  public static List<Topic> read() {
    Properties lines = new Properties();
    try (InputStream table =
        Objects.requireNonNull(TopicTable.class.getResourceAsStream("topics.properties"))) {
      lines.load(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.stringPropertyNames().stream()
        .map(name -> Topic.parse(name, lines.getProperty(name, "")))
        .sorted(Comparator.comparing(Topic::name))
        .toList();
  }
}
