package io.kennung.idctl.shell;

import io.kennung.idctl.terminal.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** All that the help says, of every command, on one page that {@code man} shows. */
final class ManPage {

  private static final Texts TEXTS = Texts.of(ManPage.class);

  private final CommandSpec idctl;
  private final String version;
  private final Roff roff = new Roff();

  /**
   * @param idctl the command that holds all others
   */
  ManPage(CommandSpec idctl, String version) {
    this.idctl = idctl;
    this.version = version;
  }

  String text() {
    roff.title("IDCTL", "idctl " + version);
    roff.section(TEXTS.say("man.name")).line("idctl - " + TEXTS.say("man.what"));
    roff.section(TEXTS.say("man.synopsis")).call("idctl", synopsis(idctl));
    roff.section(TEXTS.say("man.description"));
    describe(idctl);
    roff.section(TEXTS.say("man.commands"));
    idctl.subcommands().values().forEach(this::command);
    roff.section(TEXTS.say("man.options")).line(TEXTS.say("man.shared"));
    idctl.options().forEach(this::option);
    roff.section(TEXTS.say("man.exit"));
    idctl
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> roff.term(code.strip(), List.of(meaning)));
    roff.section(TEXTS.say("man.environment")).verbatim(lines(idctl.usageMessage().footer()));
    roff.section(TEXTS.say("man.files")).term("~/.config/kennung/", lines(TEXTS.say("man.kept")));
    return roff.text();
  }

  private void command(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    roff.subsection(spec.qualifiedName()).call(spec.qualifiedName(), synopsis(spec)).paragraph();
    describe(spec);
    spec.positionalParameters().forEach(this::parameter);
    own(spec).forEach(this::option);
    // One that is called by two names is described once.
    Set<CommandLine> below = new LinkedHashSet<>(line.getSubcommands().values());
    below.forEach(this::command);
  }

  /** Examples and tables keep their lines; all else is filled. */
  private void describe(CommandSpec spec) {
    boolean isFirst = true;
    for (String line : lines(spec.usageMessage().description())) {
      if (line.isBlank()) {
        roff.paragraph();
      } else if (line.startsWith("Example: ") || line.contains("  ")) {
        roff.verbatim(List.of(line));
      } else {
        (isFirst ? roff : roff.paragraph()).line(line);
      }
      isFirst = line.isBlank();
    }
  }

  private void parameter(PositionalParamSpec parameter) {
    roff.term(parameter.paramLabel(), lines(parameter.description()));
  }

  private void option(OptionSpec option) {
    if (!option.hidden()) {
      String names = String.join(", ", option.names());
      String value = label(option);
      roff.term(value.isEmpty() ? names : names + "=" + value, lines(option.description()));
    }
  }

  private static String synopsis(CommandSpec spec) {
    Stream<String> options =
        own(spec)
            .map(option -> (option.longestName() + " " + label(option)).strip())
            .map(option -> "[" + option + "]");
    Stream<String> parameters =
        spec.positionalParameters().stream()
            .map(parameter ->
                parameter.required() ? parameter.paramLabel() : "[" + parameter.paramLabel() + "]");
    Stream<String> command =
        spec.subcommands().isEmpty() ? Stream.empty() : Stream.of(TEXTS.say("man.command"));
    return Stream.of(options, parameters, command)
        .flatMap(words -> words)
        .collect(Collectors.joining(" "));
  }

  /** Those that not every command has. */
  private static Stream<OptionSpec> own(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> !option.inherited() && !option.hidden())
        .filter(option -> !option.usageHelp() && !option.versionHelp());
  }

  private static String label(ArgSpec option) {
    return option.arity().max() == 0 ? "" : option.paramLabel();
  }

  /** As the help prints them: {@code %n} ends a line, {@code %%} is one sign. */
  private static List<String> lines(String... texts) {
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      lines.addAll(Arrays.asList(text.formatted().split("\\R", -1)));
    }
    return lines;
  }
}
