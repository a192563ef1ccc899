package io.kennung.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DashboardsTest {

  private static final Set<String> UNITS =
      Set.of("none", "s", "ms", "bytes", "percentunit", "reqps", "eps", "bool_yes_no");

  private static final Set<String> KINDS = Set.of("row", "timeseries", "stat", "table");

  static Stream<Path> sources() throws IOException {
    return Source.files().stream();
  }

  static Stream<JsonNode> dashboards() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (Path each : Source.files()) {
      all.add(new ObjectMapper().readTree(Source.made(each).toFile()));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void whatGrafanaImportsIsMadeOfItsSource(Path source) throws IOException {
    String json = Grafana.json(Source.read(source));
    Path made = Source.made(source);

    if (Boolean.getBoolean("dashboards.write")) {
      Files.writeString(made, json);
    }
    assertThat(made)
        .as(
            "if the change is meant: ./mvnw test -pl deploy/dashboards -Dtest=DashboardsTest"
                + " -DargLine=-Ddashboards.write=true")
        .hasContent(json);
  }

  @Test
  void everyDashboardHasASource() throws IOException {
    try (Stream<Path> files = Files.list(Source.ROOM)) {
      assertThat(files.filter(each -> each.toString().endsWith(".json")))
          .containsExactlyInAnyOrderElementsOf(Source.files().stream().map(Source::made).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelSaysWhatItShowsInWhichUnitAndWhereItsDataIsFrom(JsonNode dashboard) {
    for (JsonNode panel : dashboard.required("panels")) {
      String title = panel.required("title").asText();
      assertThat(panel.required("type").asText()).as(title).isIn(KINDS);
      assertThat(title).isNotBlank();
      if (panel.required("type").asText().equals("row")) {
        continue;
      }
      assertThat(panel.required("description").asText()).as(title).isNotBlank();
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isIn(UNITS);
      assertThat(panel.required("targets")).as(title).isNotEmpty();
      assertThat(panel.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
      for (JsonNode target : panel.required("targets")) {
        assertThat(target.required("expr").asText()).as(title).isNotBlank();
        assertThat(target.required("datasource")).isEqualTo(panel.required("datasource"));
      }
      List<String> references = panel.required("targets").findValuesAsText("refId");
      assertThat(references).as(title).doesNotHaveDuplicates();
      assertThat(thresholds(panel)).as(title).isSorted();
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void noPanelHidesAnother(JsonNode dashboard) {
    Set<Integer> ids = new HashSet<>();
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : dashboard.required("panels")) {
      assertThat(ids.add(panel.required("id").asInt())).isTrue();
      JsonNode place = panel.required("gridPos");
      int right = place.required("x").asInt() + place.required("w").asInt();
      int bottom = place.required("y").asInt() + place.required("h").asInt();
      assertThat(right).as(panel.required("title").asText()).isLessThanOrEqualTo(24);
      for (int x = place.required("x").asInt(); x < right; x++) {
        for (int y = place.required("y").asInt(); y < bottom; y++) {
          assertThat(taken.add(List.of(x, y))).as(panel.required("title").asText()).isTrue();
        }
      }
    }
  }

  @Test
  void dashboardsAreToldApartForGood() throws IOException {
    assertThat(dashboards().map(each -> each.required("uid").asText()))
        .containsExactlyInAnyOrder("kennung-overview", "kennung-directory", "kennung-machinery");
  }

  private static List<Double> thresholds(JsonNode panel) {
    List<Double> steps = new ArrayList<>();
    for (JsonNode step : panel.at("/fieldConfig/defaults/thresholds/steps")) {
      steps.add(step.required("value").isNull() ? -1 : step.required("value").asDouble());
    }
    return steps;
  }
}
