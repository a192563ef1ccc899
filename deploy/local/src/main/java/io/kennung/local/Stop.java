package io.kennung.local;

import io.kennung.local.run.StartFailure;
import io.kennung.local.state.RecordedProcess;
import io.kennung.local.state.RunFolder;
import io.kennung.local.state.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev stop}: ends what {@link Up} has started, also when that was killed. */
@Command(name = "./dev stop", description = "Ends what ./dev up has started.")
public final class Stop implements Callable<Integer> {

  private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

  @Option(names = "--state", paramLabel = "FOLDER", description = "Of the stack to end (.local).")
  private @Nullable Path state;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  @Option(names = "--root", hidden = true)
  private @Nullable Path root;

  public static void main(String[] arguments) {
    int code =
        new CommandLine(new Stop())
            .setParameterExceptionHandler((problem, given) -> {
              System.err.println(problem.getMessage());
              return CommandLine.ExitCode.USAGE;
            })
            .setExecutionExceptionHandler((problem, line, given) -> {
              System.err.println(problem.getMessage());
              return 1;
            })
            .execute(arguments);
    System.exit(code);
  }

  @Override
  public Integer call() {
    StateFolder folder =
        new StateFolder(
            state != null
                ? state
                : (root != null ? root : StackConfig.findRoot(Path.of(""))).resolve(".local"));
    if (!Files.exists(folder.run())) {
      System.out.println("Nothing runs.");
      return 0;
    }
    Optional<ProcessHandle> owner = RunFolder.owner(folder.run());
    owner.ifPresent(Stop::end);
    try (RunFolder run =
        RunFolder.take(folder.run())
            .orElseThrow(
                () -> new StartFailure("another process holds %s".formatted(folder.run())))) {
      LocalPostgres.endOrphan(folder.postgres());
    }
    System.out.println(owner.isPresent() ? "Stopped." : "Nothing runs.");
    return 0;
  }

  private static void end(ProcessHandle owner) {
    if (!owner.destroy()) {
      throw new StartFailure("process %d may not be ended by this user".formatted(owner.pid()));
    }
    if (!RecordedProcess.awaitEnd(owner, LONGEST_STOP)) {
      throw new StartFailure(
          "process %d did not end within %d s".formatted(owner.pid(), LONGEST_STOP.toSeconds()));
    }
  }
}
