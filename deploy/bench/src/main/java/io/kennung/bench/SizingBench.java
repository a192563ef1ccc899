package io.kennung.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev bench sizing}: the tables of {@code docs/operations.md}, as Markdown. */
@Command(
    name = "./dev bench sizing",
    description = "How much room a million identities take, and how much one replica carries.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class SizingBench implements Runnable {

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Length of each measurement (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "d,r,s",
      description =
          "Some of: d the database, r replicas under load, s starts from the start-up cache"
              + " (${DEFAULT-VALUE}).")
  private Set<String> only = Set.of();

  @Option(names = "--fresh", description = "Begin with empty tables.")
  private boolean fresh;

  @Option(names = "--root", hidden = true, required = true)
  private @Nullable Path root;

  /** Ends with 1 where nothing could be measured. */
  public static void main(String[] arguments) {
    System.exit(Session.execute(new SizingBench(), arguments));
  }

  @Override
  public void run() {
    if (seconds < 1) {
      throw new BenchFailure("--seconds: at least 1");
    }
    new Session(
            Objects.requireNonNull(root),
            "sizing",
            "identity",
            "verification",
            "safe",
            "revocation")
        .run(fresh, testbed -> Report.machine(how()) + "\n" + measured(testbed));
  }

  private String how() {
    return "%d s a measurement; services, PostgreSQL, Kafka and load generator share the cores"
        .formatted(seconds);
  }

  private String measured(Testbed testbed) {
    new Administrator(testbed).demandDurability();
    StringBuilder text = new StringBuilder();
    if (only.contains("d")) {
      text.append('\n').append(new DatabaseSizes(testbed).table());
    }
    if (only.contains("r")) {
      text.append('\n').append(new Replicas(testbed, seconds).table());
    }
    if (only.contains("s")) {
      text.append('\n').append(CachedStarts.table(services(testbed)));
    }
    return text.toString();
  }

  private static List<Testbed> services(Testbed testbed) {
    return List.of("identity", "verification", "safe", "revocation").stream()
        .map(testbed::of)
        .toList();
  }
}
