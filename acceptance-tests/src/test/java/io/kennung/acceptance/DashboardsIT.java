package io.kennung.acceptance;

import static io.kennung.acceptance.World.SAFE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.protocol.RevocationKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Dashboards and alarms speak of what the running services tell, and of nothing else. */
@ExtendWith(SharedWorld.class)
class DashboardsIT {

  /** They show what is not well, and here all is. */
  private static final Set<String> EMPTY_WHILE_ALL_IS_WELL = Set.of("Which alarms ring?");

  private static final String QUARANTINED = "4175555";

  /** What comes by way of events or is counted from time to time. */
  private static final List<String> LATE =
      List.of(
          "directory_guard_quarantined",
          "directory_revocation_visible_seconds_count > 0",
          "increase(directory_safe_answers_total{method=\"PUT\"}[5m]) > 0",
          "directory:codes_verified:ratio1h");

  @TempDir private static Path folder;
  private static Prometheus prometheus;
  private static World world;

  @BeforeAll
  static void live(World shared) throws IOException {
    world = shared;
    // A counter begins with the first it counts: only from the second on does Prometheus see it
    // rise.
    keepABackup();
    prometheus = Prometheus.start(folder, room().resolve("alerts.yaml"), world.living());
    for (int i = 0; i < 2; i++) {
      Life life = new Life(world);
      while (!life.isOver()) {
        life.goOn();
      }
      tryPasswordsTooOften();
    }
    quarantineAPrefix();
    keepABackup();
    prometheus.awaitThreeLooks();
    await("everything has been heard of")
        .atMost(60, SECONDS)
        .untilAsserted(() -> assertThat(LATE).allSatisfy(each -> assertThat(has(each)).isTrue()));
  }

  @AfterAll
  static void end() {
    if (prometheus != null) {
      prometheus.close();
      inVerification("DELETE FROM conversion WHERE prefix = '%s'".formatted(QUARANTINED));
    }
  }

  @Test
  void everyMetricAndEveryLabelThatIsNamedExists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Expression each : everything()) {
      each.metrics().stream()
          .filter(metric -> !has(metric))
          .forEach(metric -> missing.add(metric + " in " + each.promQl()));
      each.labels().stream()
          .filter(use ->
              use.anyOf().stream()
                  .noneMatch(metric -> has("%s{%s!=\"\"}".formatted(metric, use.label()))))
          .forEach(use -> missing.add(use.label() + " in " + each.promQl()));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyPanelShowsSomething() throws IOException {
    Map<String, Boolean> shown = new LinkedHashMap<>();
    for (JsonNode dashboard : dashboards()) {
      for (JsonNode panel : dashboard.required("panels")) {
        for (JsonNode target : panel.path("targets")) {
          boolean any = has(Expression.of(target.required("expr").asText()).promQl());
          shown.merge(panel.required("title").asText(), any, Boolean::logicalOr);
        }
      }
    }
    assertThat(shown).hasSizeGreaterThan(40);
    shown.keySet().removeAll(EMPTY_WHILE_ALL_IS_WELL);
    assertThat(shown).allSatisfy((panel, any) -> assertThat(any).as(panel).isTrue());
  }

  @Test
  void everyRuleCanBeEvaluatedAndNothingRingsThatShouldNot() {
    List<JsonNode> rules = prometheus.rules();

    assertThat(rules).hasSizeGreaterThan(25);
    assertThat(rules)
        .allSatisfy(rule ->
            assertThat(rule.required("health").asText()).as(rule.toString()).isEqualTo("ok"));
    assertThat(prometheus.query("ALERTS{alertstate=\"firing\"}").findValuesAsText("alertname"))
        .isSubsetOf("PrefixQuarantined", "IssuerAway", "DeadLetters");
  }

  private static boolean has(String promQl) {
    return !prometheus.query(promQl).isEmpty();
  }

  /** Every query of a panel and of a rule. */
  private static List<Expression> everything() throws IOException {
    List<Expression> all = new ArrayList<>();
    for (JsonNode dashboard : dashboards()) {
      for (String query : dashboard.required("panels").findValuesAsText("expr")) {
        all.add(Expression.of(query));
      }
    }
    prometheus.rules().forEach(rule -> all.add(Expression.of(rule.required("query").asText())));
    // It is there only while something rings.
    all.removeIf(each -> each.promQl().contains("ALERTS"));
    return all;
  }

  private static List<JsonNode> dashboards() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(room())) {
      for (Path each : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        all.add(Http.JSON.readTree(each.toFile()));
      }
    }
    return all;
  }

  private static Path room() {
    return world.config().root().resolve("deploy/dashboards");
  }

  /** Tries are counted for each identity, whoever makes them. */
  private static void tryPasswordsTooOften() {
    URI address = world.stack().frontDoor().resolve("/identity/ws/revoke");
    String body =
        "{\"identity\":\"%s\",\"revocationKey\":\"%s\"}"
            .formatted(
                World.register(world.directory()).id(), RevocationKey.ofPassword("wrong").base64());
    assertThat(Stream.generate(() -> Http.post(address, body).status()).limit(20)).contains(429);
  }

  private static void quarantineAPrefix() {
    inVerification(
        """
        INSERT INTO conversion (prefix, since, sent, verified, quarantined_until)
        VALUES ('%s', now(), 100, 0, now() + interval '1 hour')\
        """
            .formatted(QUARANTINED));
  }

  private static void inVerification(String sql) {
    world.inDatabase("SET search_path = verification; " + sql);
  }

  private static void keepABackup() {
    URI address =
        world.replicas(SAFE, 1).getFirst().address().resolve("/backups/" + "d".repeat(64));
    assertThat(Http.send("PUT", address, new byte[100]).status()).isEqualTo(200);
    assertThat(Http.send("DELETE", address, new byte[0]).status()).isEqualTo(204);
  }
}
