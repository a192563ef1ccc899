package io.kennung.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev bench match}. A missed goal is told, and is no failure. */
@Command(
    name = "./dev bench match",
    description = "How fast the contact match is, beside the same lookup in plain SQL.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class MatchBench implements Runnable {

  /** As many as one request may ask for. */
  private static final int MOST_HASHES = 10_000;

  @Option(
      names = "--links",
      defaultValue = "1000000",
      description = "Known numbers (${DEFAULT-VALUE}).")
  private long links;

  @Option(
      names = "--hashes",
      defaultValue = "10000",
      description = "Hashes in a request (${DEFAULT-VALUE}).")
  private int hashes;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Length of each measurement (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "90",
      description = "Seconds of matches before the first measurement (${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--connections",
      split = ",",
      defaultValue = "1,4",
      description = "Clients at once, one measurement each (${DEFAULT-VALUE}).")
  private List<Integer> connections = List.of();

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "a,b,c",
      description =
          "Some of: a match beside SQL, b match without a token, c known beside unknown"
              + " (${DEFAULT-VALUE}).")
  private Set<String> only = Set.of();

  @Option(names = "--fresh", description = "Begin with empty tables.")
  private boolean fresh;

  @Option(names = "--root", hidden = true, required = true)
  private @Nullable Path root;

  /** Ends with 1 where nothing could be measured. */
  public static void main(String[] arguments) {
    System.exit(Session.execute(new MatchBench(), arguments));
  }

  @Override
  public void run() {
    if (hashes < 1 || hashes > MOST_HASHES || links < 2L * hashes) {
      throw new BenchFailure(
          "--hashes: 1 to %d, and at most half of --links".formatted(MOST_HASHES));
    }
    new Session(Objects.requireNonNull(root), "match", "verification")
        .run(fresh, testbed -> Report.of(machine(), measured(testbed)));
  }

  private List<Outcome> measured(Testbed testbed) {
    LoadedLinks loaded = new LoadedLinks(testbed, links);
    loaded.load();
    Askers askers = new Askers(testbed, loaded, hashes);
    Matches matches = new Matches(testbed, askers, hashes, seconds);
    matches.warmUp(warmUp);
    Agenda agenda = new Agenda(only);
    agenda.measure("a", "matches beside SQL", () -> matches.besideSql(connections));
    agenda.measure("b", "matches without a token", matches::withoutToken);
    agenda.measure("c", "known beside unknown", matches::knownBesideUnknown);
    return agenda.outcomes();
  }

  private String machine() {
    return Report.machine(
        "%,d links; %d s a measurement, median of %d rounds; result: p50 to p50 of what stands"
                .formatted(links, seconds, Comparison.ROUNDS)
            + " behind the colon");
  }
}
