package io.kennung.acceptance;

import io.kennung.local.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that a world has left behind, by place; bytes as ISO 8859-1. */
final class Remains {

  private static final Duration POLL = Duration.ofMillis(100);

  private final World world;
  private final Map<String, String> places = new LinkedHashMap<>();

  private Remains(World world) {
    this.world = world;
  }

  /** What there is by now. */
  static Remains of(World world) {
    Remains remains = new Remains(world);
    remains.readSchemas();
    remains.readLogs();
    remains.readTopics();
    remains.readMetrics();
    return remains;
  }

  /** What lies in the places whose names begin with one of these. */
  Map<String, String> in(String... beginnings) {
    return places.entrySet().stream()
        .filter(each -> Stream.of(beginnings).anyMatch(each.getKey()::startsWith))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Where one of these is found, each with the name of the place. */
  List<String> find(List<Needle> needles, String... beginnings) {
    return in(beginnings).entrySet().stream()
        .flatMap(place ->
            needles.stream()
                .filter(needle -> needle.isIn(place.getValue()))
                .map(needle -> needle.name() + " in " + place.getKey()))
        .sorted()
        .toList();
  }

  /** The files of the database itself, with all that it has not yet forgotten. */
  static List<Path> databaseFiles(World world) throws IOException {
    try (Stream<Path> files = Files.walk(world.state().postgres().resolve("data"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** Nothing where it has been removed meanwhile. */
  static String content(Path file) {
    try {
      return Needle.iso(Files.readAllBytes(file));
    } catch (NoSuchFileException gone) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readSchemas() {
    for (String table :
        world.rows(
            "public",
            "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)"
                + " FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                + " AND table_schema NOT IN ('pg_catalog', 'information_schema')")) {
      places.put("rows " + table, rows(table));
    }
    places.put(
        "statements",
        String.join("\n", world.rows("public", "SELECT query FROM pg_stat_activity")));
  }

  /** As PostgreSQL writes them, and the bytes of those columns that hold bytes. */
  private String rows(String table) {
    StringBuilder all = new StringBuilder();
    try (Connection connection = world.postgres().administrator();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT t::text, t.* FROM %s t".formatted(table))) {
      while (found.next()) {
        all.append(found.getString(1)).append('\n');
        for (int column = 2; column <= found.getMetaData().getColumnCount(); column++) {
          if (found.getObject(column) instanceof byte[] bytes) {
            all.append(Needle.iso(bytes)).append('\n');
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return all.toString();
  }

  private void readLogs() {
    try (Stream<Path> files = Files.walk(world.state().logs())) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> places.put("log " + file.getFileName(), content(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    places.put("log of the database", content(world.postgres().log()));
  }

  private void readTopics() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", world.broker()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().entrySet().stream()
              .filter(topic -> !topic.getKey().startsWith("__"))
              .flatMap(topic -> topic.getValue().stream())
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      StringBuilder all = new StringBuilder();
      while (partitions.stream().anyMatch(each -> consumer.position(each) < end(ends, each))) {
        consumer
            .poll(POLL)
            .forEach(record -> {
              append(all, record.key());
              append(all, record.value());
              record
                  .headers()
                  .forEach(header -> append(all.append(header.key()).append(' '), header.value()));
            });
      }
      places.put("topics", all.toString());
    }
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  private static void append(StringBuilder all, byte[] bytes) {
    if (bytes != null) {
      all.append(Needle.iso(bytes)).append('\n');
    }
  }

  private void readMetrics() {
    for (ServiceProcess each : world.living()) {
      places.put(
          "metrics of " + each.name(), Http.get(each.management().resolve("/q/metrics")).body());
    }
  }
}
