package io.kennung.dashboards;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dashboard as a person writes it.
 *
 * @param title for people
 * @param uid never to be changed: links and bookmarks hold it
 * @param choose whether services and replicas can be chosen
 */
record Source(String title, String uid, boolean choose, List<Row> rows) {

  /** Panels that belong together. */
  record Row(String title, List<Panel> panels) {}

  /**
   * One picture.
   *
   * @param title a question or what is shown, in plain words
   * @param about what it is, for whoever asks
   * @param alarm that rings when it looks bad; a chapter of docs/operations.md
   * @param kind {@code timeseries} unless it is said
   * @param unit as Grafana names it
   * @param width of 24; 8 unless it is said
   */
  record Panel(
      String title,
      String about,
      @Nullable String alarm,
      @Nullable String kind,
      String unit,
      @Nullable Integer width,
      @Nullable Double warnAbove,
      @Nullable Double badAbove,
      @Nullable Double warnBelow,
      @Nullable Double badBelow,
      List<Query> queries) {}

  /**
   * @param show in PromQL
   * @param as how a series of it is called
   */
  record Query(String show, @Nullable String as) {}

  static final Path ROOM = Path.of("").toAbsolutePath();

  static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** All of them, with the file each is made to. */
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ROOM.resolve("source"))) {
      return files.sorted().toList();
    }
  }

  static Source read(Path file) throws IOException {
    return YAML.readValue(file.toFile(), Source.class);
  }

  /** Where Grafana finds what is made of the file. */
  static Path made(Path file) {
    return ROOM.resolve(file.getFileName().toString().replace(".yaml", ".json"));
  }
}
