package io.kennung.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev bench identity}. A missed goal is told, and is no failure. */
@Command(
    name = "./dev bench identity",
    description = "How fast identity-service is, beside what this machine can do at most.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class IdentityBench implements Runnable {

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
    System.exit(Session.execute(new IdentityBench(), arguments));
  }

  @Override
  public void run() {
    Session session = new Session(Objects.requireNonNull(root), "identity", "identity");
    Children children = new Children();
    LoadGenerators.demand(children, "wrk", "pgbench");
    Scripts scripts = new Scripts(session.folder("scripts"));
    session.run(fresh, testbed -> Report.of(machine(), measured(testbed, children, scripts)));
  }

  private List<Outcome> measured(Testbed testbed, Children children, Scripts scripts) {
    LoadedDirectory directory = new LoadedDirectory(testbed);
    directory.load();
    Wrk wrk = new Wrk(children, scripts, connections);
    Pgbench pgbench = new Pgbench(children, scripts, testbed, connections);
    Reads reads = new Reads(testbed, scripts, wrk, pgbench, seconds);
    Creations creations =
        new Creations(testbed, directory, children, pgbench, connections, seconds);
    Agenda agenda = new Agenda(only);
    agenda.measure("a", "cached identities", () -> List.of(reads.cached()));
    agenda.measure("b", "uncached identities", () -> List.of(reads.uncached()));
    agenda.measure("c", "registrations", () -> List.of(creations.measure()));
    agenda.measure(
        "d",
        "a thousand identities at once",
        () -> List.of(reads.many("fetch_bulk"), reads.many("check")));
    // The last: it ends the service that the others measure.
    agenda.measure("e", "start and memory", () -> new StartUps(testbed, wrk).measure());
    return agenda.outcomes();
  }

  private String machine() {
    return Report.machine(
        "%d connections, %d s a measurement, median of %d rounds"
            .formatted(connections, seconds, Comparison.ROUNDS));
  }
}
