package io.kennung.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an alarm says and what the handbook says of it belong together. */
class AlarmsTest {

  private static final Path HANDBOOK = Source.ROOM.resolve("../../docs/operations.md").normalize();
  private static final String CHAPTER = "### ";

  @Test
  void everyAlarmHasAChapterAndEveryChapterAnAlarm() throws IOException {
    assertThat(chapters()).containsExactlyElementsOf(names());
  }

  @Test
  void everyAlarmSaysHowBadItIsWhatItMeansAndWhereToReadOn() throws IOException {
    for (JsonNode alarm : alarms()) {
      String name = alarm.required("alert").asText();
      assertThat(alarm.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
      assertThat(alarm.at("/annotations/summary").asText()).as(name).isNotBlank();
      assertThat(alarm.at("/annotations/description").asText()).as(name).isNotBlank();
      assertThat(alarm.at("/annotations/runbook").asText())
          .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void everyAlarmIsShownToRingBySomeTest() throws IOException {
    String tests =
        Files.readString(Source.ROOM.resolve("alerts.test.yaml"))
            + Files.readString(Source.ROOM.resolve("alerts.days.test.yaml"));

    assertThat(names())
        .allSatisfy(name -> assertThat(tests).contains("{alertname=\"" + name + "\"}"));
  }

  @Test
  void panelsNameOnlyAlarmsThatThereAre() throws IOException {
    List<String> named = new ArrayList<>();
    for (Path each : Source.files()) {
      Source.read(each).rows().stream()
          .flatMap(row -> row.panels().stream())
          .map(panel -> Optional.ofNullable(panel.alarm()))
          .flatMap(Optional::stream)
          .forEach(named::add);
    }
    assertThat(names()).containsAll(named);
  }

  private static List<String> chapters() throws IOException {
    try (Stream<String> lines = Files.lines(HANDBOOK)) {
      return lines
          .dropWhile(line -> !line.equals("## Alarms"))
          .skip(1)
          .takeWhile(line -> !line.startsWith("## "))
          .filter(line -> line.startsWith(CHAPTER))
          .map(line -> line.substring(CHAPTER.length()))
          .toList();
    }
  }

  private static List<String> names() throws IOException {
    return alarms().stream().map(each -> each.required("alert").asText()).toList();
  }

  private static List<JsonNode> alarms() throws IOException {
    List<JsonNode> alarms = new ArrayList<>();
    JsonNode rules = Source.YAML.readTree(Source.ROOM.resolve("alerts.yaml").toFile());
    for (JsonNode group : Objects.requireNonNull(rules).required("groups")) {
      group.required("rules").forEach(alarms::add);
    }
    alarms.removeIf(rule -> !rule.has("alert"));
    return alarms;
  }
}
