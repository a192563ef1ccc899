package io.kennung.idctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.idctl.terminal.Input;
import io.kennung.idctl.terminal.Screen;
import io.kennung.idctl.terminal.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {

  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\\S)+");

  private final CommandLine idctl = Idctl.line(surroundings());

  @Test
  void everyHelpFitsOnATerminalAndNamesExitCodesAndSharedOptions() {
    for (CommandLine line : all(idctl)) {
      assertThat(line.getUsageMessage())
          .as(line.getCommandSpec().qualifiedName())
          .contains("Exit codes:", "--profile", "--server", "--json", "--help");
      assertThat(line.getUsageMessage().lines())
          .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(80));
    }
  }

  @Test
  void everyCommandHasAnExampleThatIsUnderstood() {
    int examples = 0;
    for (CommandLine line : all(idctl)) {
      if (!line.getSubcommands().isEmpty()) {
        continue;
      }
      List<String> all = examplesOf(line);
      assertThat(all).as(line.getCommandSpec().qualifiedName()).isNotEmpty();
      for (String example : all) {
        CommandLine.ParseResult parsed = Idctl.line(surroundings()).parseArgs(words(example));
        while (parsed.hasSubcommand()) {
          parsed = parsed.subcommand();
        }
        assertThat(parsed.commandSpec().qualifiedName())
            .isEqualTo(line.getCommandSpec().qualifiedName());
        examples++;
      }
    }
    assertThat(examples).isGreaterThanOrEqualTo(30);
  }

  @Test
  void groupAloneIsItsHelp() {
    StringWriter out = new StringWriter();

    int exitCode = idctl.setOut(new PrintWriter(out)).execute("link");

    assertThat(exitCode).isZero();
    assertThat(out.toString()).contains("Usage: idctl link", "email", "phone", "code", "call");
  }

  @Test
  void revocationAloneIsItsHelpAndNamesTheWayWithoutTheDevice() {
    StringWriter out = new StringWriter();

    int exitCode = idctl.setOut(new PrintWriter(out)).execute("revocation");

    assertThat(exitCode).isZero();
    assertThat(out.toString()).contains("set", "check", "idctl revoke --id ABCD1234 --by-password");
  }

  @Test
  void helpOfRevokeSaysWhatHappensAndThatItIsForGood() {
    StringWriter out = new StringWriter();

    int exitCode = idctl.setOut(new PrintWriter(out)).execute("revoke", "--help");

    assertThat(exitCode).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("about an hour", "24 hours", "cannot be undone", "never given out again")
        .contains("Linked addresses become free", "key is then removed");
  }

  @Test
  void safeAloneIsItsHelpAndSaysWhatALostPasswordMeans() {
    StringWriter out = new StringWriter();

    int exitCode = idctl.setOut(new PrintWriter(out)).execute("safe");

    assertThat(exitCode).isZero();
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains("backup", "restore", "status", "delete", "doctor")
        .contains("nobody can restore the password", "idctl safe restore ABCD1234");
  }

  private static List<String> examplesOf(CommandLine line) {
    String mark = "Example: idctl ";
    return line.getUsageMessage()
        .lines()
        .filter(text -> text.startsWith(mark))
        .map(text -> text.substring(mark.length()))
        .toList();
  }

  /** As a shell takes them apart. */
  private static String[] words(String example) {
    return WORD.matcher(example)
        .results()
        .map(word -> word.group().replace("'", ""))
        .toArray(String[]::new);
  }

  private static List<CommandLine> all(CommandLine line) {
    List<CommandLine> all = new ArrayList<>(List.of(line));
    line.getSubcommands().values().forEach(sub -> all.addAll(all(sub)));
    return all;
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        Map.of(),
        Path.of("/nowhere"),
        Clock.systemUTC(),
        new PrintWriter(new StringWriter()),
        new PrintWriter(new StringWriter()),
        Input.none(),
        Screen.none());
  }
}
