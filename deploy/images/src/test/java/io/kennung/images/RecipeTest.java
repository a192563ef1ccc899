package io.kennung.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.images.base.Base;
import io.kennung.images.base.Registries;
import io.kennung.images.base.Tars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an image is put together, with a program and a base that are next to nothing. */
class RecipeTest {

  private static final Origin ORIGIN =
      new Origin("1.0", Optional.of("c0ffee"), Instant.parse("2026-11-21T10:00:00Z"));

  @TempDir Path folder;

  private Path built;
  private Base base;
  private Registries registries;

  @BeforeEach
  void layOut() throws Exception {
    built = Files.createDirectories(folder.resolve("built"));
    Files.writeString(built.resolve("quarkus-run.jar"), "run");
    Files.writeString(Files.createDirectories(built.resolve("lib")).resolve("a.jar"), "a");
    Tars system = new Tars().program("opt/java/bin/java");
    Path archive =
        Tars.image(
            folder.resolve("base.tar"), "\"JAVA_HOME=/opt/java\",\"PATH=/opt/java/bin\"", system);
    base = Base.of("mine", archive, folder.resolve("base"));
    registries = new Registries(false, folder.resolve("registries"));
  }

  @Test
  void theSameFilesMakeTheSameImage() throws Exception {
    assertThat(image(stage(), "a").digest()).isEqualTo(image(stage(), "b").digest());
  }

  @Test
  void anotherByteMakesAnotherImage() throws Exception {
    OciArchive before = image(stage(), "a");
    Files.writeString(built.resolve("lib/a.jar"), "b");
    OciArchive after = image(stage(), "b");
    assertThat(after.digest()).isNotEqualTo(before.digest());
    assertThat(contents(after))
        .contains("app/lib/a.jar b 1000")
        .doesNotContain("app/lib/a.jar a 1000");
  }

  @Test
  void theStartUpCacheIsALayerOfItsOwnAboveAllOthers() throws Exception {
    Stage stage = stage();
    OciArchive without = image(stage, "a");
    stage.add("app.aot", "learnt");
    OciArchive with = image(stage, "b");
    assertThat(with.layers()).startsWith(without.layers().toArray(String[]::new));
    assertThat(with.layers()).hasSize(without.layers().size() + 1);
    assertThat(command(without)).doesNotContain("-XX:AOTCache=app.aot");
    assertThat(command(with)).contains("-XX:AOTCache=app.aot");
  }

  @Test
  void filesHaveTheTimeThatTheyHadInTraining() throws Exception {
    Stage stage = stage();
    long staged = Files.getLastModifiedTime(stage.folder().resolve("lib/a.jar")).toMillis();
    assertThat(contents(image(stage, "a"))).contains("app/lib/a.jar a " + staged);
  }

  @Test
  void itRunsAsNobodyInParticularAndSaysWhereItComesFrom() throws Exception {
    JsonNode config = image(stage(), "a").config();
    assertThat(config.path("config").path("User").asText()).isEqualTo("10001:10001");
    assertThat(config.path("created").asText()).isEqualTo("2026-11-21T10:00:00Z");
    JsonNode labels = config.path("config").path("Labels");
    assertThat(labels.path("org.opencontainers.image.revision").asText()).isEqualTo("c0ffee");
    assertThat(labels.path("org.opencontainers.image.base.name").asText()).isEqualTo("mine");
  }

  private Stage stage() throws Exception {
    return Stage.of(program(), folder.resolve("stage"));
  }

  private Program program() {
    return new Program(
        "safe-service",
        "Sealed backups",
        built,
        List.of("lib", "quarkus-run.jar"),
        List.of("-jar", "quarkus-run.jar"),
        "-Xmx9m",
        List.of(8083),
        Optional.empty());
  }

  private OciArchive image(Stage stage, String name) throws Exception {
    Path archive = folder.resolve(name + ".tar");
    var _ = new Recipe(program(), stage, base, ORIGIN).write("kennung/safe:1", archive, registries);
    return new OciArchive(archive);
  }

  private static List<String> command(OciArchive image) throws Exception {
    List<String> command = new ArrayList<>();
    image.config().path("config").path("Entrypoint").forEach(each -> command.add(each.asText()));
    return command;
  }

  /** Names, contents and times of all files. */
  private static List<String> contents(OciArchive image) throws Exception {
    List<String> contents = new ArrayList<>();
    image.files((entry, content) ->
        contents.add(
            "%s %s %d"
                .formatted(
                    entry.getName(),
                    new String(content, UTF_8),
                    entry.getLastModifiedTime().toMillis())));
    return contents;
  }
}
