package io.kennung.chassis.testing;

import io.kennung.local.LocalKafka;
import io.kennung.local.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/**
 * A real PostgreSQL and a real Kafka for the tests of one service, started once for all of them.
 */
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {

  private static final String PASSWORD = "development-test";

  private String schema = "";
  private Path folder;
  private LocalPostgres postgres;
  private LocalKafka kafka;

  @Override
  public void init(Map<String, String> arguments) {
    schema = arguments.get("schema");
  }

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("kennung-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    postgres = LocalPostgres.start(folder.resolve("postgres"), 0);
    postgres.provision(schema, PASSWORD);
    kafka = LocalKafka.start(folder.resolve("kafka"), 0);
    kafka.createTopics();
    return Map.of(
        "directory.limits.exempt",
        "127.0.0.0/8",
        "quarkus.http.host",
        "127.0.0.1",
        "quarkus.http.test-port",
        "0",
        "quarkus.management.host",
        "127.0.0.1",
        "quarkus.management.test-port",
        "0",
        "quarkus.datasource.jdbc.url",
        postgres.jdbcUrl(),
        "quarkus.datasource.username",
        schema,
        "quarkus.datasource.password",
        PASSWORD,
        "kafka.bootstrap.servers",
        kafka.bootstrapServers());
  }

  @Override
  public void stop() {
    kafka.close();
    postgres.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
