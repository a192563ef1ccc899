package io.kennung.bench;

import io.kennung.local.run.StartFailure;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.FileHandler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev bench identity}. A missed goal is told, and is no failure. */
@Command(
    name = "./dev bench identity",
    description = "How fast identity-service is, beside what this machine can do at most.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class IdentityBench implements Runnable {

  private static final int LOG_BYTES = 20_000_000;

  @Option(
      names = "--seconds",
      defaultValue = "15",
      description = "Length of each measurement (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--connections",
      defaultValue = "32",
      description = "Clients at once (${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "a,b,c,d,e",
      description =
          "Some of: a cached, b uncached, c create, d many at once, e start and memory"
              + " (${DEFAULT-VALUE}).")
  private Set<String> only = Set.of();

  @Option(names = "--fresh", description = "Load the directory anew.")
  private boolean fresh;

  @Option(names = "--root", hidden = true, required = true)
  private @Nullable Path root;

  /** Ends with 1 where nothing could be measured. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new IdentityBench()).execute(arguments));
  }

  @Override
  public void run() {
    Path repository = Objects.requireNonNull(root).toAbsolutePath().normalize();
    StateFolder state = new StateFolder(repository.resolve(".local/bench"));
    try {
      state.create();
      logToFile(state.logs());
      Children children = new Children();
      LoadGenerators.demand(children);
      System.out.println("Starting PostgreSQL, Kafka and identity-service");
      try (Testbed testbed = Testbed.start(repository, state, fresh)) {
        String report = Report.of(machine(), measured(testbed, children, state));
        System.out.println();
        System.out.print(report);
        Files.writeString(state.path().resolve("identity.txt"), report);
      }
    } catch (BenchFailure | StartFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Outcome> measured(Testbed testbed, Children children, StateFolder state) {
    LoadedDirectory directory = new LoadedDirectory(testbed);
    directory.load();
    Scripts scripts = new Scripts(state.path().resolve("scripts"));
    Wrk wrk = new Wrk(children, scripts, connections);
    Pgbench pgbench = new Pgbench(children, scripts, testbed, connections);
    Reads reads = new Reads(testbed, scripts, wrk, pgbench, seconds);
    List<Outcome> outcomes = new ArrayList<>();
    measure(outcomes, "a", "cached identities", () -> List.of(reads.cached()));
    measure(outcomes, "b", "uncached identities", () -> List.of(reads.uncached()));
    measure(
        outcomes,
        "c",
        "registrations",
        () ->
            List.of(
                new Creations(testbed, directory, children, pgbench, connections, seconds)
                    .measure()));
    measure(
        outcomes,
        "d",
        "a thousand identities at once",
        () -> List.of(reads.many("fetch_bulk"), reads.many("check")));
    // The last: it ends the service that the others measure.
    measure(outcomes, "e", "start and memory", () -> new StartUps(testbed, wrk).measure());
    return outcomes;
  }

  private void measure(
      List<Outcome> outcomes, String letter, String what, Supplier<List<Outcome>> measurement) {
    if (only.contains(letter)) {
      System.out.printf("Measuring (%s) %s%n", letter, what);
      List<Outcome> measured = measurement.get();
      measured.forEach(each -> System.out.printf("  %s: %s%n", each.what(), each.result()));
      outcomes.addAll(measured);
    }
  }

  private String machine() {
    return "%d cores, Java %s; %d connections, %d s a measurement, median of %d rounds"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            connections,
            seconds,
            Comparison.ROUNDS);
  }

  /** Kafka runs inside this process and has much to say. */
  private static void logToFile(Path logs) throws IOException {
    LogManager.getLogManager().reset();
    FileHandler file = new FileHandler(logs + "/infrastructure.log", LOG_BYTES, 1, false);
    file.setFormatter(new SimpleFormatter());
    Logger.getLogger("").addHandler(file);
  }
}
