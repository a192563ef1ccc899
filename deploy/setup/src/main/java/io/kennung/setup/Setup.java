package io.kennung.setup;

import io.kennung.setup.check.CheckCommand;
import io.kennung.setup.database.DatabaseCommand;
import io.kennung.setup.topics.TopicsCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code setup database}, {@code setup topics}, {@code setup check}. */
@Command(
    name = "setup",
    description = "Prepares what the services of Kennung need, and looks whether they are well.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DatabaseCommand.class, TopicsCommand.class, CheckCommand.class})
public final class Setup {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  private Setup() {}

  public static void main(String[] arguments) {
    System.exit(run(Surroundings.ofThisProcess(), arguments));
  }

  /**
   * Runs one command.
   *
   * @return 0 all is well, 1 it is not, 2 wrong arguments
   */
  public static int run(Surroundings surroundings, String... arguments) {
    return new CommandLine(new Setup(), new Commands(surroundings))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((problem, given) -> {
          System.err.println("setup: " + problem.getMessage());
          return CommandLine.ExitCode.USAGE;
        })
        .setExecutionExceptionHandler((problem, line, given) -> {
          if (!(problem instanceof Unprepared)) {
            throw problem;
          }
          System.err.println("setup: " + problem.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        })
        .execute(arguments);
  }
}
