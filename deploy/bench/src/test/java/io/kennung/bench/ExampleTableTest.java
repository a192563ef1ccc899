package io.kennung.bench;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExampleTableTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern TABLE = Pattern.compile("(?m)^CREATE TABLE (\\w+)");

  /** They hold a row a country, an hour, a day, a partition, or a row for a few minutes. */
  private static final Set<String> LITTLE =
      Set.of(
          "used_challenge",
          "limit_level",
          "feed_position",
          "change_feed",
          "hourly_count",
          "census",
          "last_pulse",
          "hourly_lag",
          "hourly_delivery",
          "counting_round",
          "operations_look",
          "sweep",
          "password_try",
          "verification",
          "conversion",
          "early_report",
          "loose_object");

  @Test
  void everyTableIsInTheExampleOrIsKnownToStaySmall() throws IOException {
    Set<String> named = ExampleTable.ALL.stream().map(ExampleTable::name).collect(toSet());
    named.addAll(LITTLE);

    assertThat(named).containsExactlyInAnyOrderElementsOf(migrated());
  }

  @Test
  void everyRowOfTheExampleSaysWhatItIsAndHowManyThereAre() {
    assertThat(ExampleTable.ALL)
        .allSatisfy(table -> {
          assertThat(table.why()).isNotBlank();
          assertThat(table.rowsAnIdentity()).isBetween(0.0, 10.0);
          assertThat(table.isLoadedElsewhere() || table.insert().endsWith("FROM who"))
              .as(table.name())
              .isTrue();
        });
  }

  private static Set<String> migrated() throws IOException {
    Set<String> tables = new HashSet<>();
    for (String module :
        new String[] {
          "chassis",
          "staff",
          "identity-service",
          "verification-service",
          "revocation-service",
          "safe-service"
        }) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/main/resources/db"))) {
        for (Path each : files.filter(file -> file.toString().endsWith(".sql")).toList()) {
          TABLE.matcher(Files.readString(each)).results().forEach(one -> tables.add(one.group(1)));
        }
      }
    }
    return tables;
  }
}
