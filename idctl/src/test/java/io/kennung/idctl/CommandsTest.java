package io.kennung.idctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.FakeDirectory;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.idctl.terminal.ExitCode;
import io.kennung.idctl.terminal.Screen;
import io.kennung.idctl.terminal.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for every command, whichever there are. */
class CommandsTest {

  private static final CommandLine IDCTL = Idctl.line(Surroundings.real());

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

  @Test
  void everyCommandTakesJsonFromTheTop() {
    OptionSpec json = IDCTL.getCommandSpec().findOption("--json");

    assertThat(all(IDCTL))
        .hasSizeGreaterThan(25)
        .allSatisfy(line -> {
          OptionSpec option = line.getCommandSpec().findOption("--json");
          assertThat(option).as(line.getCommandSpec().qualifiedName()).isNotNull();
          assertThat(option.inherited() ? option.root() : option).isSameAs(json);
        });
  }

  @Test
  void everyCommandPutsWrongUsageIntoJsonOnTheErrorStream() throws IOException {
    for (CommandLine line : all(IDCTL)) {
      List<String> arguments = words(line);
      arguments.addAll(List.of("--json", "--no-such-option"));

      Result result = run.idctl(arguments.toArray(String[]::new));

      assertThat(result.exitCode()).as(arguments.toString()).isEqualTo(ExitCode.USAGE.code());
      assertThat(result.out()).isEmpty();
      assertThat(result.error().path("kind").asText()).isEqualTo("usage");
      assertThat(result.error().path("error").asText()).isNotBlank();
    }
    assertThat(server.calls).isEmpty();
  }

  @Test
  void everyOptionAndParameterSaysWhatItIsFor() {
    for (CommandLine line : all(IDCTL)) {
      assertThat(line.getCommandSpec().args())
          .allSatisfy(argument ->
              assertThat(String.join("", argument.description()))
                  .as(line.getCommandSpec().qualifiedName() + " " + argument.paramLabel())
                  .isNotBlank());
    }
  }

  @Test
  void helpManPageAndReadmeNameTheExitCodesThatThereAre() throws IOException {
    List<String> codes =
        Arrays.stream(ExitCode.values()).map(code -> String.valueOf(code.code())).toList();
    var meanings = IDCTL.getCommandSpec().usageMessage().exitCodeList();
    String manual = run.idctl("manual").out();
    String readme = Files.readString(Path.of("README.md"));

    assertThat(meanings.keySet()).containsExactlyElementsOf(codes);
    meanings.forEach((code, meaning) -> {
      assertThat(manual).contains(".TP\n\\fB" + code + "\\fR\n" + meaning.replace("-", "\\-"));
      assertThat(readme).contains("| " + code + " | " + meaning + " |");
    });
    assertThat(all(IDCTL))
        .allSatisfy(line ->
            assertThat(line.getCommandSpec().usageMessage().exitCodeList()).isEqualTo(meanings));
  }

  @Test
  void titleIsBoldAndErrorIsRedOnATerminalOnly() {
    String id =
        run.idctl("create", "--json").out().replaceAll(".*\"identity\":\"(.{8})\".*\\R", "$1");
    String plain = run.idctl("show", id).out();
    run.screen = new Screen(true, true);

    String coloured = run.idctl("show", id).out();
    String error = run.idctl("show", "nobody").err();

    assertThat(plain).startsWith("Identity " + id).doesNotContain("\u001b");
    assertThat(coloured).startsWith("\u001b[1mIdentity " + id + "\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(plain);
    assertThat(error).startsWith("\u001b[31midctl: ").endsWith("\u001b[0m%n".formatted());
    assertThat(run.idctl("show", id, "--json").out()).doesNotContain("\u001b");
    assertThat(run.idctl("show", "nobody", "--json").err()).doesNotContain("\u001b");
  }

  private static List<String> words(CommandLine line) {
    String name = line.getCommandSpec().qualifiedName();
    return new ArrayList<>(Stream.of(name.split(" ")).skip(1).toList());
  }

  private static List<CommandLine> all(CommandLine line) {
    List<CommandLine> all = new ArrayList<>(List.of(line));
    line.getSubcommands().values().forEach(sub -> all.addAll(all(sub)));
    return all;
  }
}
