package io.kennung.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev bench revoke}. A missed goal is told, and is no failure. */
@Command(
    name = "./dev bench revoke",
    description =
        "How soon a revocation shows under load, and whether the time of an answer tells who has a"
            + " revocation password.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class RevokeBench implements Runnable {

  @Option(
      names = "--rate",
      defaultValue = "100",
      description = "Revocations a second (${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--reads",
      defaultValue = "5000",
      description = "Cached identities asked for a second, meanwhile (${DEFAULT-VALUE}).")
  private int reads;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "How long identities are revoked (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      description = "Seconds of the same that come before (${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--samples",
      defaultValue = "10000",
      description = "Passwords tried of each kind; as many come before (${DEFAULT-VALUE}).")
  private int samples;

  @Option(
      names = "--only",
      split = ",",
      defaultValue = "a,b",
      description =
          "Some of: a until a revocation shows, b the time of wrong passwords (${DEFAULT-VALUE}).")
  private Set<String> only = Set.of();

  @Option(names = "--fresh", description = "Begin with empty tables.")
  private boolean fresh;

  @Option(names = "--root", hidden = true, required = true)
  private @Nullable Path root;

  /** Ends with 1 where nothing could be measured. */
  public static void main(String[] arguments) {
    System.exit(Session.execute(new RevokeBench(), arguments));
  }

  @Override
  public void run() {
    if (rate < 1 || reads < 1 || seconds < 1 || samples < 2) {
      throw new BenchFailure("--rate, --reads and --seconds: at least 1; --samples: at least 2");
    }
    new Session(Objects.requireNonNull(root), "revoke", "revocation", "identity", "verification")
        .run(fresh, testbed -> Report.of(machine(), measured(testbed)));
  }

  private List<Outcome> measured(Testbed testbed) {
    Visibility visibility =
        new Visibility(testbed, new Visibility.Load(rate, reads, warmUp, seconds));
    PasswordTrials trials = new PasswordTrials(testbed, samples);
    System.out.println("Loading identities to revoke");
    LoadedLives lives = new LoadedLives(testbed);
    lives.clean();
    visibility.load(lives);
    trials.load(lives);
    lives.settle();
    Agenda agenda = new Agenda(only);
    agenda.measure("a", "until a revocation shows", visibility::measure);
    agenda.measure("b", "wrong passwords, interleaved", trials::measure);
    return agenda.outcomes();
  }

  private String machine() {
    return Report.machine(
        "(a) %d revocations/s for %d s beside %,d GET/s, (b) %,d tries of each kind"
            .formatted(rate, seconds, reads, samples));
  }
}
