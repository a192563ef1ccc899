package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.local.ServiceProcess;
import io.kennung.local.state.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A Prometheus that reads the metrics of a system every two seconds, with the alarms of this one.
 */
final class Prometheus implements AutoCloseable {

  /** A look may take as long as the time between two: a busy machine needs more than a second. */
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private static final String SCRAPES =
      """
      global: {scrape_interval: %ds, evaluation_interval: %<ds}
      rule_files: ['%s']
      scrape_configs:
      %s
      """;

  private static final String SCRAPE =
      "  - {job_name: %s, metrics_path: /q/metrics, static_configs: [{targets: ['127.0.0.1:%d']}]}";

  private final Process process;
  private final URI address;
  private final int services;

  private Prometheus(Process process, URI address, int services) {
    this.process = process;
    this.address = address;
    this.services = services;
  }

  /**
   * Without it the test is skipped and says how to get it.
   *
   * @param folder for what it keeps
   * @param rules the alarms; evaluated as often as it looks, whatever they say
   * @param services each under its own name
   */
  static Prometheus start(Path folder, Path rules, List<ServiceProcess> services)
      throws IOException {
    Path program =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(each -> Path.of(each, "prometheus"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(
        program != null,
        "no prometheus here: install Debian's package prometheus to test dashboards with it");
    Path hurried = folder.resolve("rules.yaml");
    Files.writeString(
        hurried,
        Files.readString(rules)
            .replaceAll(
                "(?m)^    interval: .*", "    interval: %ds".formatted(INTERVAL.toSeconds())));
    Path config = folder.resolve("prometheus.yaml");
    Files.writeString(
        config,
        SCRAPES.formatted(
            INTERVAL.toSeconds(),
            hurried,
            services.stream()
                .map(each -> SCRAPE.formatted(each.name(), each.management().getPort()))
                .collect(Collectors.joining("\n"))));
    URI address = URI.create("http://127.0.0.1:" + FreePort.any());
    Process process =
        new ProcessBuilder(
                String.valueOf(program),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + address.getAuthority())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    Prometheus started = new Prometheus(process, address, services.size());
    started.awaitThreeLooks();
    return started;
  }

  /**
   * Returns once every service has been read three times from now on: rates need two looks, and
   * what is recorded needs one more.
   */
  void awaitThreeLooks() {
    long thirdLook = Instant.now().plus(INTERVAL.multipliedBy(3)).getEpochSecond();
    await("all services have been read three times")
        .atMost(120, SECONDS)
        .ignoreExceptionsMatching(Prometheus::isNotThereYet)
        .until(() -> {
          assertThat(process.isAlive()).isTrue();
          JsonNode read = query("timestamp(up) > %d and up == 1".formatted(thirdLook));
          return read.size() == services && !query("directory:answers:rate5m").isEmpty();
        });
  }

  private static boolean isNotThereYet(Throwable failure) {
    return failure instanceof UncheckedIOException io && io.getCause() instanceof ConnectException
        || failure instanceof AssertionError;
  }

  /** The series that a query gives now; fails when it is none. */
  JsonNode query(String promQl) {
    Http.Reply reply =
        Http.get(
            address.resolve(
                "/api/v1/query?query=" + URLEncoder.encode(promQl, StandardCharsets.UTF_8)));
    assertThat(reply.status()).as("%s%n%s", promQl, reply.body()).isEqualTo(200);
    return reply.json().at("/data/result");
  }

  /** Every rule that it has been told, with how its last evaluation went. */
  List<JsonNode> rules() {
    JsonNode rules = Http.get(address.resolve("/api/v1/rules")).json();
    return rules.findValues("rules").stream()
        .flatMap(group -> Stream.iterate(0, i -> i < group.size(), i -> i + 1).map(group::get))
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
