package io.kennung.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code dev}, as far as it gets before anything is built: finding a JDK. */
class DevScriptTest {

  private static final Path SCRIPT = StackConfig.findRoot(Path.of("")).resolve("dev");

  @TempDir Path machine;

  private Path checkout;

  /** A checkout of the script alone, with a Maven that only tells under which JDK it runs. */
  @BeforeEach
  void layOutCheckout() throws IOException {
    checkout = Files.createDirectories(machine.resolve("check out"));
    Files.copy(SCRIPT, checkout.resolve("dev"));
    checkout.resolve("dev").toFile().setExecutable(true);
    program(checkout.resolve("mvnw"), "echo \"JAVA_HOME=$JAVA_HOME\"; javac -version");
  }

  @Test
  void takesAJavaHomeThatIsGoodEnough() throws Exception {
    Path good = jdk("good", 25);
    assertThat(fmt(Map.of("JAVA_HOME", good.toString()), ""))
        .isEqualTo(new Result(0, "JAVA_HOME=%s\njavac 25.0.1\n".formatted(good)));
  }

  @Test
  void isNotTrippedByAnOldJavaHomeOrAnOldJavaOnThePath() throws Exception {
    Path old = jdk("old", 17);
    Path good = jdk("good", 26);
    assertThat(fmt(Map.of("JAVA_HOME", old.toString()), old + "/bin:", old, good).output())
        .isEqualTo("JAVA_HOME=%s\njavac 26.0.1\n".formatted(good));
  }

  @Test
  void followsTheLinkThatStandsOnThePath() throws Exception {
    Path good = jdk("good", 25);
    Path links = Files.createDirectories(machine.resolve("links"));
    Files.createSymbolicLink(machine.resolve("alternative"), good.resolve("bin/javac"));
    Files.createSymbolicLink(links.resolve("javac"), Path.of("../alternative"));
    assertThat(fmt(Map.of(), links + ":").output()).startsWith("JAVA_HOME=" + good);
  }

  @Test
  void saysWhatToInstallWhereThereIsNone() throws Exception {
    Path old = jdk("old", 17);
    Path runtimeOnly = jdk("runtime", 25);
    Files.delete(runtimeOnly.resolve("bin/javac"));

    Result result = fmt(Map.of("JAVA_HOME", runtimeOnly.toString()), "", old);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.output())
        .contains("needs a JDK (with javac), version 25 or newer; found: 17 at " + old)
        .contains("temurin-25-jdk");
  }

  @Test
  void helpsWithoutAJdkFromAnyFolder() throws Exception {
    assertThat(dev(List.of(), Map.of(), "").output()).contains("./dev up").contains("./dev stop");
    assertThat(dev(List.of("dance"), Map.of(), ""))
        .isEqualTo(new Result(2, "./dev has no command 'dance'; ./dev help lists them\n"));
  }

  private record Result(int code, String output) {}

  private Result fmt(Map<String, String> environment, String path, Path... installed)
      throws Exception {
    return dev(List.of("fmt"), environment, path, installed);
  }

  private Result dev(
      List<String> arguments, Map<String, String> environment, String path, Path... installed)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("dev").toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(machine.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("HOME", machine.resolve("home").toString());
    builder.environment().put("PATH", path + plainTools());
    builder
        .environment()
        .put(
            "KENNUNG_JDK_FOLDERS",
            String.join(":", List.of(installed).stream().map(Path::toString).toList()));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), output);
  }

  /** The usual tools, but none of the machine's JDKs. */
  private Path plainTools() throws IOException {
    Path folder = machine.resolve("tools");
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      for (String tool :
          List.of("bash", "env", "dirname", "sed", "head", "readlink", "tr", "cat", "id")) {
        program(
            folder.resolve(tool),
            "/bin/sh",
            "exec $(PATH=/usr/bin:/bin command -v %s) \"$@\"".formatted(tool));
      }
    }
    return folder;
  }

  private Path jdk(String name, int version) throws IOException {
    Path home = machine.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%d.0.1\"\n".formatted(version));
    program(home.resolve("bin/java"), "exit 0");
    program(home.resolve("bin/javac"), "echo javac %d.0.1".formatted(version));
    return home;
  }

  private static void program(Path file, String line) throws IOException {
    program(file, "/usr/bin/env bash", line);
  }

  private static void program(Path file, String shell, String line) throws IOException {
    Files.writeString(file, "#!" + shell + "\n" + line + "\n");
    file.toFile().setExecutable(true);
  }
}
