package io.kennung.idctl.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kennung.client.FakeDirectory;
import io.kennung.idctl.CommandRun;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion in a real shell, and the man page in a real formatter. */
class ShellTest {

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private CommandRun run;

  @BeforeEach
  void open() {
    run = new CommandRun(home, server);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "idctl sa, safe",
    "idctl link e, email",
    "idctl revocation s, set",
    "idctl contacts match --cou, --country",
    "idctl create --js, --json"
  })
  void bashCompletesCommandsAndOptions(String typed, String completed) throws Exception {
    String bash = tool("bash");
    Path script = home.resolve("completion");
    Files.writeString(script, run.idctl("completion").out());

    String replies =
        output(
            bash,
            "--norc",
            "-c",
            """
            # The shell knows it only while it completes.
            compopt() { :; }
            source "$1"
            COMP_WORDS=($2) COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$2 COMP_POINT=${#2}
            _complete_idctl
            printf '%s\\n' "${COMPREPLY[@]}"
            """,
            "bash",
            script.toString(),
            typed);

    assertThat(replies.lines().map(String::strip)).containsExactly(completed);
  }

  @Test
  void completionIsPlainTextAlsoOnATerminalAndOneMemberInJson() throws IOException {
    String script = run.idctl("completion").out();

    assertThat(script).startsWith("#!/usr/bin/env bash").contains("complete -F _complete_idctl");
    assertThat(run.idctl("completion", "--json").json().path("script").asText()).isEqualTo(script);
  }

  @Test
  void manPageHasNothingThatItsFormatterWarnsOf() throws Exception {
    String groff = tool("groff");
    Path page = home.resolve("idctl.1");
    Files.writeString(page, run.idctl("manual").out(), StandardCharsets.US_ASCII);

    String read = output(groff, "-man", "-ww", "-Tascii", "-P-c", "-rLL=80n", page.toString());

    String plain = read.replaceAll(".\b", "");
    assertThat(plain)
        .contains("IDCTL(1)", "idctl safe backup", "--safe-server=URL", "KENNUNG_HOME")
        .contains("Example: idctl link email anna@example.com --lang de");
  }

  @Test
  void manPageIsOneMemberInJson() throws IOException {
    assertThat(run.idctl("manual", "--json").json().path("page").asText())
        .isEqualTo(run.idctl("manual").out());
  }

  @Test
  void whatWouldBeARequestOfTheFormatterIsText() {
    String page =
        new Roff().title("a\"b", "1").line(".dot").line("'quote").line("back\\slash é").text();

    assertThat(page)
        .isEqualTo(
            """
            .TH "a\\(dqb" "1" "" "1"
            \\&.dot
            \\&\\(aqquote
            back\\eslash \\[u00E9]
            """);
  }

  /** Without it the test is skipped and says so. */
  private static String tool(String name) {
    List<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .toList();
    assumeTrue(!found.isEmpty(), "SKIPPED: there is no %s here".formatted(name));
    return found.getFirst().toString();
  }

  /** What it prints; it must end well and complain of nothing. */
  private String output(String... command) throws IOException, InterruptedException {
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    int exitCode =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    assertThat(Files.readString(err)).isEmpty();
    assertThat(exitCode).isZero();
    return Files.readString(out);
  }
}
