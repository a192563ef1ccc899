package io.kennung.drills.rotation;

import io.kennung.client.DirectoryException;
import io.kennung.drills.report.Findings;
import io.kennung.local.StackConfig;
import io.kennung.local.plan.Ports;
import io.kennung.local.run.StartFailure;
import io.kennung.local.state.StateFolder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev drill rotation}. */
@Command(
    name = "./dev drill rotation",
    description = "Replaces every secret of a system in use, two replicas of each service.",
    sortOptions = false)
public final class RotationDrill implements Callable<Integer> {

  private static final int REPLICAS = 2;

  @Option(
      names = "--without-load",
      description = "One replica of each service, and nobody who needs it meanwhile.")
  private boolean withoutLoad;

  @Option(names = "--no-aot", description = "Start the services without a start-up cache.")
  private boolean noAot;

  @Option(names = "--state", paramLabel = "FOLDER", description = "Keep the state there.")
  private @Nullable Path state;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  @Option(names = "--root", hidden = true, required = true)
  private @Nullable Path root;

  /** Ends with 1 where something is not as it must be. */
  public static void main(String[] arguments) {
    // What a broker and a database say of themselves would hide what the drill says.
    LogManager.getLogManager().reset();
    System.exit(new CommandLine(new RotationDrill()).execute(arguments));
  }

  @Override
  public Integer call() {
    Path repository = Objects.requireNonNull(root).toAbsolutePath();
    StateFolder folder =
        new StateFolder(state != null ? state : repository.resolve(".local/drills/rotation"));
    StackConfig config = new StackConfig(repository, folder, Ports.anyFree(), true, !noAot, false);
    Findings findings = new Findings(System.out);
    findings.say("Rotation drill: secrets, peppers, keys, tokens and roles, all at once");
    try {
      new Rotation(config, findings, withoutLoad ? 1 : REPLICAS, !withoutLoad).run();
    } catch (StartFailure | IllegalStateException | DirectoryException e) {
      findings.wrong(String.valueOf(e.getMessage()));
    }
    return findings.conclude();
  }
}
