package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program of this machine that people use. */
final class Tool {

  /**
   * What became of one call.
   *
   * @param out what it printed; bytes as ISO 8859-1
   * @param err what it complained about
   */
  record Result(int code, String out, String err) {
    byte[] bytes() {
      return out.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private final String program;
  private final Path home;

  private Tool(String program, Path home) {
    this.program = program;
    this.home = home;
  }

  /**
   * Without it the test is skipped and says how to get it.
   *
   * @param home it works there, and finds no settings of anybody
   */
  static Tool required(String command, String debianPackage, Path home) {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, command))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent(),
        "no %s here: install Debian's package %s to test backups with it"
            .formatted(command, debianPackage));
    return new Tool(found.orElseThrow().toString(), home);
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    return run(new byte[0], arguments);
  }

  /**
   * @param typed its standard input
   */
  Result run(byte[] typed, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(Arrays.asList(arguments));
    Path in = Files.write(home.resolve("in"), typed);
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("HOME", home.toString());
    Process process = builder.start();
    boolean ended = process.waitFor(60, SECONDS);
    process.destroyForcibly();
    assertThat(ended).as(Files.readString(err)).isTrue();
    return new Result(
        process.exitValue(),
        Files.readString(out, StandardCharsets.ISO_8859_1),
        Files.readString(err));
  }
}
