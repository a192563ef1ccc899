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
    kafka = broker(folder.resolve("kafka"));
    return Map.ofEntries(
        Map.entry("directory.limits.exempt", "127.0.0.0/8"),
        Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
        Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1"),
        Map.entry("quarkus.http.host", "127.0.0.1"),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("quarkus.management.host", "127.0.0.1"),
        Map.entry("quarkus.management.test-port", "0"),
        Map.entry("quarkus.datasource.jdbc.url", postgres.jdbcUrl()),
        Map.entry("quarkus.datasource.username", schema),
        Map.entry("quarkus.datasource.password", PASSWORD),
        Map.entry("kafka.bootstrap.servers", kafka.bootstrapServers()));
  }

  /**
   * Kafka finds classes by the context's loader, which may be Quarkus's and then knows others than
   * the broker's own.
   */
  private static LocalKafka broker(Path folder) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(LocalKafka.class.getClassLoader());
    try {
      LocalKafka broker = LocalKafka.start(folder, 0);
      broker.createTopics();
      return broker;
    } finally {
      thread.setContextClassLoader(before);
    }
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
