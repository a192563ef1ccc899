package io.kennung.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev bench safe}. A missed goal is told, and is no failure. */
@Command(
    name = "./dev bench safe",
    description =
        "How fast sealed backups come and go, beside Apache on the same disk and beside the database"
            + " alone.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class SafeBench implements Runnable {

  /** As much as the service takes. */
  private static final int LONGEST = 512;

  @Option(
      names = "--sizes",
      split = ",",
      defaultValue = "40,512",
      description = "KiB of a backup, one measurement each (${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--connections",
      split = ",",
      defaultValue = "1,16,64",
      description = "Clients at once, one measurement each (${DEFAULT-VALUE}).")
  private List<Integer> connections = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Length of each measurement (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--mebibytes",
      defaultValue = "256",
      description = "Backups that are read, or removed in a round (${DEFAULT-VALUE}).")
  private int mebibytes;

  @Option(
      names = "--samples",
      defaultValue = "3000",
      description = "Known and unknown ids each; as many come before (${DEFAULT-VALUE}).")
  private int samples;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "p,g,d,k",
      description = "Some of: p PUT, g GET, d DELETE, k known beside unknown (${DEFAULT-VALUE}).")
  private Set<String> only = Set.of();

  @Option(names = "--fresh", description = "Begin with empty tables.")
  private boolean fresh;

  @Option(names = "--root", hidden = true, required = true)
  private @Nullable Path root;

  /** Ends with 1 where nothing could be measured. */
  public static void main(String[] arguments) {
    System.exit(Session.execute(new SafeBench(), arguments));
  }

  @Override
  public void run() {
    if (sizes.stream().anyMatch(size -> size < 1 || size > LONGEST) || samples < 2) {
      throw new BenchFailure("--sizes: 1 to %d; --samples: at least 2".formatted(LONGEST));
    }
    Session session = new Session(Objects.requireNonNull(root), "safe", "safe");
    Children children = new Children();
    LoadGenerators.demand(children, "wrk", "pgbench", "apache2");
    session.run(
        fresh,
        testbed -> {
          try (Apache apache = Apache.start(session.folder("apache"))) {
            BackupStores stores = new BackupStores(testbed, apache, children);
            Scripts scripts = new Scripts(session.folder("scripts"));
            return Report.of(machine(), measured(stores, children, scripts));
          }
        });
  }

  private List<Outcome> measured(BackupStores stores, Children children, Scripts scripts) {
    stores.demandDurability();
    Uploads uploads = new Uploads(stores, children, scripts, seconds);
    Downloads downloads = new Downloads(stores, children, scripts, seconds, mebibytes);
    Removals removals = new Removals(stores, mebibytes);
    Agenda agenda = new Agenda(only);
    for (int size : sizes) {
      for (int clients : connections) {
        String what = "%d KiB, %d at once".formatted(size, clients);
        agenda.measure("p", "PUT " + what, () -> uploads.measure(size, clients));
      }
      agenda.measure("g", "GET %d KiB".formatted(size), () -> downloads.measure(size, connections));
      agenda.measure(
          "d", "DELETE %d KiB".formatted(size), () -> removals.measure(size, connections));
    }
    agenda.measure("k", "known beside unknown ids", () -> new KnownIds(stores, samples).measure());
    return agenda.outcomes();
  }

  private String machine() {
    return Report.machine(
        "%d s a measurement, median of %d rounds; result: rate to rate of what stands behind the"
                .formatted(seconds, Comparison.ROUNDS)
            + " colon; Apache syncs nothing, the others everything");
  }
}
