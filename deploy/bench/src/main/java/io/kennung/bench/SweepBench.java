package io.kennung.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev bench sweep}. A missed goal is told, and is no failure. */
@Command(
    name = "./dev bench sweep",
    description = "How fast the silent are marked, beside the same in plain SQL, and who notices.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class SweepBench implements Runnable {

  /** There are no more ids than that of eight digits (see {@link LoadedDirectory}). */
  private static final long MOST_IDENTITIES = 50_000_000;

  private static final long LEAST_IDENTITIES = 1_000;

  @Option(
      names = "--identities",
      split = ",",
      defaultValue = "1000000,5000000",
      description = "Lives, a fifth of them silent; one measurement each (${DEFAULT-VALUE}).")
  private List<Long> identities = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "2",
      description = "Of plain SQL and sweep in turn (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--reads",
      defaultValue = "500",
      description = "GET identity a second beside a sweep (${DEFAULT-VALUE}).")
  private int reads;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "Length of what has no end by itself (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "a,b",
      description =
          "Some of: a sweep beside SQL, b reads beside sweep and SQL, p plain SQL, q reads beside"
              + " plain SQL (${DEFAULT-VALUE}).")
  private Set<String> only = Set.of();

  @Option(names = "--fresh", description = "Begin with empty tables.")
  private boolean fresh;

  @Option(names = "--root", hidden = true, required = true)
  private @Nullable Path root;

  /** Ends with 1 where nothing could be measured. */
  public static void main(String[] arguments) {
    System.exit(Session.execute(new SweepBench(), arguments));
  }

  @Override
  public void run() {
    if (identities.stream().anyMatch(each -> each < LEAST_IDENTITIES || each > MOST_IDENTITIES)) {
      throw new BenchFailure(
          "--identities: %,d to %,d each".formatted(LEAST_IDENTITIES, MOST_IDENTITIES));
    }
    new Session(Objects.requireNonNull(root), "sweep", "identity")
        .run(fresh, testbed -> Report.of(machine(), measured(testbed)));
  }

  private List<Outcome> measured(Testbed testbed) {
    Testbed revocation = testbed.of("revocation");
    new Administrator(testbed).demandDurability();
    List<Long> sizes = identities.stream().sorted().toList();
    Sweeps sweeps = new Sweeps(revocation, sizes, rounds);
    SilentLives all = new SilentLives(revocation, sizes.getLast());
    ReadsBeside beside = new ReadsBeside(testbed, all, reads, seconds);
    Agenda agenda = new Agenda(only);
    agenda.measure("q", "reads beside plain SQL", () -> beside.measure(false));
    agenda.measure("b", "reads beside a sweep", () -> beside.measure(true));
    // From here on nobody takes in what a sweep has told: it would be measured as part of the next.
    testbed.stopService();
    agenda.measure("p", "plain SQL", sweeps::plainSql);
    agenda.measure("a", "sweeps beside plain SQL", sweeps::besideSql);
    return agenda.outcomes();
  }

  private String machine() {
    return Report.machine(
        "of %,d identities one in five is silent; (a) median of %d rounds, result: time to time;"
                .formatted(identities.getLast(), rounds)
            + " (b) %d reads a second, result: p99 to p99".formatted(reads));
  }
}
