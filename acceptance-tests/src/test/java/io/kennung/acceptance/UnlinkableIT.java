package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.chassis.testing.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole journey with backups and its mishaps, and then a search of everything that stays: nobody
 * who has it all can tell whose backup is which, nor fetch one.
 */
class UnlinkableIT {

  private static final String[] EVERYWHERE = {
    "rows", "statements", "log", "topics", "metrics", "traces"
  };

  /** Where nothing of any person belongs. */
  private static final String[] OF_SAFE = {
    "rows safe.", "log safe-service", "metrics of safe-service"
  };

  private static Collector collector;
  private static World world;
  private static SafeJourney journey;

  @BeforeAll
  static void live(@TempDir Path home) throws Exception {
    collector = new Collector();
    world = World.create(collector.environment());
    journey = new SafeJourney(world, home);
    journey.live();
    // What services tell others is on its way for a moment.
    await("traces")
        .atMost(30, SECONDS)
        .until(() -> collector.received().contains("identity-service"));
  }

  @AfterAll
  static void stop() {
    world.close();
    collector.close();
  }

  @Test
  void noBackupIsNamedAnywhere() throws Exception {
    Remains remains = Remains.of(world);

    assertThat(remains.find(journey.backups(), EVERYWHERE)).isEmpty();
    assertThat(journey.backups()).noneMatch(each -> each.isIn(collector.received()));
    assertThat(Remains.databaseFiles(world))
        .as("nor what the database has not yet forgotten")
        .allSatisfy(file -> {
          String content = Remains.content(file);
          assertThat(journey.backups()).noneMatch(each -> each.isIn(content));
        });
  }

  @Test
  void nobodyWhoAskedIsNamedWhereBackupsAre() {
    Remains remains = Remains.of(world);

    assertThat(remains.find(journey.people(), OF_SAFE)).isEmpty();
    assertThat(remains.find(journey.callers(), EVERYWHERE)).isEmpty();
    assertThat(journey.callers()).noneMatch(each -> each.isIn(collector.received()));
    assertThat(collector.received()).doesNotContain("safe-service", "/safe/");
  }

  @Test
  void whereTheyAreLookedForTheyWouldBeFound() {
    Remains remains = Remains.of(world);

    // The places are read: what belongs there is.
    assertThat(remains.find(journey.people(), "rows identity.", "topics"))
        .anyMatch(each -> each.endsWith("topics"))
        .anyMatch(each -> each.contains("rows identity."));
    assertThat(remains.in("log safe-service")).hasSize(1);
    assertThat(remains.in("log safe-service").values())
        .allSatisfy(log -> assertThat(log).contains("unexpected"));
    assertThat(remains.in("metrics of safe-service").values())
        .allSatisfy(metrics -> assertThat(metrics).contains("directory_safe_answers_total"));
    assertThat(remains.in("rows safe.backup")).hasSize(1);
    assertThat(remains.in("rows safe.backup").values())
        .allSatisfy(rows -> assertThat(rows).isNotEmpty());
  }

  @Test
  void aLeakWouldBeFoundInEveryForm() throws Exception {
    String id = Shelf.newId();
    Needle planted = Needle.ofBackup("planted", id);
    byte[] bytes = HexFormat.of().parseHex(id);
    world.rows(
        World.SAFE,
        "INSERT INTO backup (name, name_key, kept_on, sealed)"
            + " VALUES ('\\x%s', 0, current_date, '\\x%s') RETURNING 1".formatted(id, id));
    world.publish(Golden.of("IdentityFellSilent").about("*NOBODY3").with("at", id));
    Path log = Files.createFile(world.state().logs().resolve("planted.log"));
    try {
      for (String form :
          List.of(
              Needle.iso(bytes),
              id.toUpperCase(Locale.ROOT),
              Base64.getEncoder().encodeToString(bytes),
              Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.US_ASCII)))) {
        Files.write(
            log,
            ("{" + form + "}").getBytes(StandardCharsets.ISO_8859_1),
            StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(Remains.of(world).find(List.of(planted), EVERYWHERE))
            .contains(
                "planted in rows safe.backup", "planted in topics", "planted in log planted.log");
      }
    } finally {
      Files.delete(log);
      world.rows(World.SAFE, "DELETE FROM backup WHERE name = '\\x%s' RETURNING 1".formatted(id));
    }
  }

  @Test
  void noTimeIsFinerThanADay() {
    List<String> times =
        world.rows(
            World.SAFE,
            "SELECT table_name || '.' || column_name || ' ' || data_type"
                + " FROM information_schema.columns WHERE table_schema = 'safe'"
                + " AND data_type ~ 'time|date|interval' AND table_name <> 'flyway_schema_history'");

    assertThat(times).contains("backup.kept_on date").allMatch(each -> each.endsWith(" date"));
    assertThat(world.rows("public", "SELECT 1 FROM pg_extension WHERE extname LIKE '%statements'"))
        .isEmpty();
  }

  @Test
  void aStolenRowFetchesNothing() {
    for (String name : world.rows(World.SAFE, "SELECT encode(name, 'hex') FROM backup")) {
      assertThat(Shelf.behindFrontDoor(world).get(name).statusCode()).isEqualTo(404);
    }
    assertThat(journey.isKept()).isTrue();
  }
}
