package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command as it is packaged, with profiles of its own. */
final class Idctl {

  /**
   * What became of one command.
   *
   * @param out what it printed
   * @param err what it complained about
   */
  record Result(int code, String out, String err) {
    JsonNode json() throws IOException {
      return Http.JSON.readTree(out);
    }
  }

  private final World world;
  private final Path home;
  private final StringBuilder printed = new StringBuilder();
  private String piped = "";

  /**
   * @param home the profiles lie in its folder {@code profiles}
   */
  Idctl(World world, Path home) {
    this.world = world;
    this.home = home;
  }

  /** All that it has ever printed. */
  String printed() {
    return printed.toString();
  }

  /** What the next commands find on standard input; nothing where this is not called. */
  Idctl piping(String text) {
    piped = text;
    return this;
  }

  /** The folder of a profile. */
  Path profile(String name) {
    return home.resolve("profiles").resolve(name);
  }

  Result run(String... arguments) throws Exception {
    return run(Map.of(), arguments);
  }

  Result run(Map<String, String> environment, String... arguments) throws Exception {
    Path built = world.config().root().resolve("idctl/target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(built.resolve("idctl.jar") + File.pathSeparator + built.resolve("lib") + "/*");
    command.add("io.kennung.idctl.Idctl");
    command.addAll(List.of(arguments));
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    Path in = Files.writeString(home.resolve("in"), piped);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("KENNUNG_HOME", home.resolve("profiles").toString());
    builder.environment().put("KENNUNG_SERVER", world.stack().frontDoor().toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, SECONDS)).as("idctl ends").isTrue();
    Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    printed.append(result.out()).append(result.err());
    return result;
  }
}
