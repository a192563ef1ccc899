package io.kennung.drills.backup;

import io.kennung.drills.report.Findings;
import io.kennung.local.StackConfig;
import io.kennung.local.plan.Ports;
import io.kennung.local.run.StartFailure;
import io.kennung.local.state.StateFolder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev drill backup}. */
@Command(
    name = "./dev drill backup",
    description = "Loses the database of a system in use, restores it, and looks what is missing.",
    sortOptions = false)
public final class BackupDrill implements Callable<Integer> {

  @Option(names = "--lose-kafka", description = "Kafka is lost as well.")
  private boolean loseKafka;

  @Option(
      names = "--one-by-one",
      description = "Dump each schema by itself, one after the other, instead of all at once.")
  private boolean oneByOne;

  @Option(
      names = "--base-backup",
      description = "Copy the files of the server instead; needs no pg_dump.")
  private boolean baseBackup;

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
    System.exit(new CommandLine(new BackupDrill()).execute(arguments));
  }

  @Override
  public Integer call() {
    Path repository = Objects.requireNonNull(root).toAbsolutePath();
    Optional<Snapshot> snapshot = snapshot(repository);
    if (snapshot.isEmpty()) {
      System.err.println(PostgresClient.missing() + "; or call this with --base-backup");
      return 1;
    }
    StateFolder folder =
        new StateFolder(state != null ? state : repository.resolve(".local/drills/backup"));
    StackConfig config = new StackConfig(repository, folder, Ports.anyFree(), true, !noAot, false);
    Findings findings = new Findings(System.out);
    findings.say(
        "Backup drill: %s, Kafka %s", snapshot.get().name(), loseKafka ? "lost as well" : "stays");
    try {
      new Rehearsal(config, snapshot.get(), loseKafka, findings).run();
    } catch (StartFailure | IllegalStateException e) {
      findings.wrong(String.valueOf(e.getMessage()));
    }
    return findings.conclude();
  }

  private Optional<Snapshot> snapshot(Path repository) {
    return baseBackup
        ? Optional.of(new BaseBackup())
        : PostgresClient.find(repository).map(client -> new Dump(client, oneByOne));
  }
}
