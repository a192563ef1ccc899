package io.kennung.dashboards;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus itself says of rules and queries. */
class PromtoolTest {

  @TempDir private Path folder;

  @BeforeAll
  static void demandPromtool() {
    assumeTrue(
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "promtool"))),
        "no promtool here: install Debian's package prometheus to test alarms with it");
  }

  @Test
  void alarmsAreWellFormed() throws Exception {
    promtool("check", "rules", "alerts.yaml");
  }

  @Test
  void alarmsRingWhenTheyMustAndOnlyThen() throws Exception {
    promtool("test", "rules", "alerts.test.yaml", "alerts.days.test.yaml");
  }

  @Test
  void scrapeConfigurationIsWellFormed() throws Exception {
    promtool("check", "config", "prometheus.yaml");
  }

  @Test
  void everyQueryOfADashboardIsOne() throws Exception {
    ObjectNode rules = Source.YAML.createObjectNode();
    ArrayNode recorded =
        rules.putArray("groups").addObject().put("name", "panels").putArray("rules");
    for (Path each : Source.files()) {
      for (Source.Row row : Source.read(each).rows()) {
        row.panels().stream()
            .flatMap(panel -> panel.queries().stream())
            .forEach(query ->
                recorded
                    .addObject()
                    .put("record", "panel:%d".formatted(recorded.size()))
                    .put("expr", filledIn(query.show())));
      }
    }
    Path file = folder.resolve("panels.yaml");
    Source.YAML.writeValue(file.toFile(), rules);

    promtool("check", "rules", file.toString());
  }

  /** As Grafana fills in what it calls variables. */
  private static String filledIn(String query) {
    return query
        .replace("$__rate_interval", "5m")
        .replace("$__range", "6h")
        .replace("$service", ".+")
        .replace("$instance", ".+");
  }

  private void promtool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .directory(Source.ROOM.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
