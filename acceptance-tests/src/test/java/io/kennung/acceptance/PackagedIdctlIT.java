package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The archive on a machine without Java: unpacked somewhere, called from elsewhere by a link. */
@ExtendWith(SharedWorld.class)
class PackagedIdctlIT {

  private record Result(int code, String out, String err) {}

  @TempDir private static Path folder;
  private static Path unpacked;
  private static Path link;

  /** With nothing but what the launcher needs. */
  private static Path path;

  private final World world;

  PackagedIdctlIT(World world) {
    this.world = world;
  }

  @BeforeAll
  static void unpack(World world) throws Exception {
    Path root = world.config().root();
    Result packaging =
        run(
            Map.of("JAVA_HOME", System.getProperty("java.home"), "PATH", System.getenv("PATH")),
            root.resolve("deploy/idctl/package").toString());
    assertThat(packaging.code()).as(packaging.err()).isZero();
    String archive = packaging.out().strip().replaceAll("  .*", "");
    Path home = Files.createDirectory(folder.resolve("a folder"));
    Map<String, String> tools = Map.of("PATH", System.getenv("PATH"));
    assertThat(run(tools, "tar", "-C", home.toString(), "-xzf", archive).code()).isZero();
    unpacked = onlyOne(home);
    path = Files.createDirectory(folder.resolve("path"));
    Files.copy(tool("readlink"), path.resolve("readlink"));
    Files.createSymbolicLink(folder.resolve("first"), unpacked.resolve("bin/idctl"));
    link = Files.createSymbolicLink(path.resolve("idctl"), Path.of("../first"));
  }

  @Test
  void aLinkStartsItWithAnEmptyEnvironment() throws Exception {
    Result version = run(Map.of("PATH", path.toString()), link.toString(), "--version");

    assertThat(version.code()).as(version.err()).isZero();
    assertThat(version.out()).startsWith("idctl ").hasLineCount(1);
    assertThat(version.err()).isEmpty();
  }

  @Test
  void theShellFindsItByItsName() throws Exception {
    Result version = run(Map.of("PATH", path.toString()), "/bin/sh", "-c", "idctl --version");

    assertThat(version.out()).as(version.err()).startsWith("idctl ");
  }

  @Test
  void anIdentityIsCreatedAndShown() throws Exception {
    Map<String, String> environment =
        Map.of(
            "PATH", path.toString(),
            "KENNUNG_HOME", folder.resolve("profiles").toString(),
            "KENNUNG_SERVER", world.stack().frontDoor().toString());

    Result created = run(environment, link.toString(), "create", "--json");
    assertThat(created.code()).as(created.err()).isZero();
    String id = Http.JSON.readTree(created.out()).required("identity").asText();
    Result shown = run(environment, link.toString(), "show", id);

    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("Identity " + id, "active");
  }

  @Test
  void optionsForAnotherJavaDoNotReachIt() throws Exception {
    Result version =
        run(
            Map.of("PATH", path.toString(), "JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC"),
            link.toString(),
            "--version");

    assertThat(version.code()).as(version.err()).isZero();
    assertThat(version.err()).isEmpty();
  }

  @Test
  void itsClassesComeFromTheStartUpCacheAlsoInAnotherFolder() throws Exception {
    Path loaded = folder.resolve("loaded");

    Result version =
        run(
            Map.of(),
            unpacked.resolve("runtime/bin/java").toString(),
            "-XX:AOTCache=" + unpacked.resolve("app/idctl.aot"),
            "-Xlog:class+load:file=" + loaded,
            "-cp",
            unpacked.resolve("app/idctl.jar").toString(),
            "io.kennung.idctl.Idctl",
            "--version");

    assertThat(version.code()).as(version.err()).isZero();
    List<String> classes = Files.readAllLines(loaded);
    // One of ours, and one that would not be in the cache as its makers have packed it.
    assertThat(classes)
        .anyMatch(line -> line.contains(" io.kennung.idctl.Idctl source: shared objects file"))
        .anyMatch(line -> line.contains(" picocli.CommandLine source: shared objects file"));
    assertThat(classes.stream().filter(line -> !line.contains("shared objects file")).count())
        .isLessThan(classes.size() / 10);
  }

  @Test
  void withoutItsCacheItStartsAllTheSameAndSaysNothing() throws Exception {
    Path cache = unpacked.resolve("app/idctl.aot");
    Path away = Files.move(cache, folder.resolve("away"));
    try {
      aLinkStartsItWithAnEmptyEnvironment();
      // What an unpacking that was cut short leaves.
      Files.writeString(cache, "nothing");
      aLinkStartsItWithAnEmptyEnvironment();
    } finally {
      Files.move(away, cache, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void completionAndManPageLieWhereTheyAreLookedFor() {
    assertThat(unpacked.resolve("share/bash-completion/completions/idctl"))
        .content()
        .contains("_complete_idctl");
    assertThat(unpacked.resolve("share/man/man1/idctl.1")).content().startsWith(".TH \"IDCTL\"");
    assertThat(unpacked.resolve("README.md")).exists();
  }

  private static Path onlyOne(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = new ArrayList<>(files.toList());
      assertThat(all).hasSize(1);
      return all.getFirst();
    }
  }

  private static Path tool(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(part -> Path.of(part, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  /**
   * @param environment all that there is
   */
  private static Result run(Map<String, String> environment, String... command) throws Exception {
    Path out = Files.createTempFile(folder, "out", null);
    Path err = Files.createTempFile(folder, "err", null);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    boolean ended = process.waitFor(300, SECONDS);
    process.destroyForcibly();
    assertThat(ended).as(Files.readString(err)).isTrue();
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
