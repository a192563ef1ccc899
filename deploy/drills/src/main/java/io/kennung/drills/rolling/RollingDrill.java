package io.kennung.drills.rolling;

import io.kennung.local.Stack;
import io.kennung.local.StackConfig;
import io.kennung.local.plan.Application;
import io.kennung.local.plan.Ports;
import io.kennung.local.run.StartFailure;
import io.kennung.local.state.Secrets;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.FileHandler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev drill rolling}: 0 when nothing failed and nothing was lost. */
@Command(
    name = "./dev drill rolling",
    description =
        "Replaces every process of a whole system while people use it: no request may fail, no event"
            + " may be lost.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class RollingDrill implements Callable<Integer> {

  private static final int LOG_BYTES = 20_000_000;

  @Option(
      names = "--rate",
      defaultValue = "200",
      description = "Requests a second (${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "90",
      description =
          "The load takes so long to rise to its full rate: who has just started is slow"
              + " (${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "The load lasts so long, and until all is replaced (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--pause",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "A new process serves so long before an old one goes (${DEFAULT-VALUE}).")
  private int pause;

  @Option(
      names = "--replicas",
      defaultValue = "2",
      description = "Processes of every service (${DEFAULT-VALUE}).")
  private int replicas;

  @Option(
      names = "--services",
      split = ",",
      defaultValue = "identity,verification,safe,revocation",
      description = "Those that are replaced (${DEFAULT-VALUE}).")
  private List<String> services = List.of();

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      description = "A checkout of another version, built, that runs before: an upgrade from it.")
  private @Nullable Path from;

  @Option(names = "--no-aot", description = "Start the services without a start-up cache.")
  private boolean noAot;

  @Option(names = "--kill", description = "Kill the old processes: what that costs, for contrast.")
  private boolean kill;

  @Option(names = "--root", hidden = true, required = true)
  private @Nullable Path root;

  public static void main(String[] arguments) {
    int code =
        new CommandLine(new RollingDrill())
            .setExecutionExceptionHandler((problem, line, given) -> {
              if (!(problem instanceof StartFailure)) {
                throw problem;
              }
              System.err.println(problem.getMessage());
              return 1;
            })
            .execute(arguments);
    System.exit(code);
  }

  @Override
  public Integer call() throws IOException {
    Path to = Objects.requireNonNull(root).toAbsolutePath();
    if (rate < 1 || rate > 2_000 || seconds < 1 || warmUp < 0 || pause < 0) {
      throw new StartFailure(
          "--rate: 1 to 2000; --seconds: at least 1; --warm-up, --pause: at least 0");
    }
    Plan plan =
        new Plan(
            rate,
            warmUp,
            seconds,
            pause,
            services.stream().map(RollingDrill::named).toList(),
            to,
            kill);
    StateFolder state = new StateFolder(to.resolve(".local/drills/rolling"));
    state.create();
    logToFile(state.logs());
    Path begins = from == null ? to : from.toAbsolutePath();
    StackConfig config =
        new StackConfig(begins, state, Ports.anyFree(), true, !noAot, false)
            .withReplicas(replicas)
            .withEnvironment(Rolling.ENVIRONMENT);
    System.out.printf("Starting %d processes of every service from %s%n", replicas, begins);
    try (Stack stack = Stack.start(config)) {
      String token = new Secrets(state.secrets()).of("directory.changes.tokens");
      System.out.printf("Up to %d requests a second, within %d s%n", rate, warmUp);
      Outcome outcome = new Rolling(stack, plan, token, System.out::println).run();
      System.out.printf("%n%s", outcome.report());
      return outcome.isWell() ? 0 : 1;
    }
  }

  /** Kafka runs inside this process and has much to say. */
  private static void logToFile(Path logs) throws IOException {
    LogManager.getLogManager().reset();
    FileHandler file = new FileHandler(logs + "/infrastructure.log", LOG_BYTES, 1, false);
    file.setFormatter(new SimpleFormatter());
    Logger.getLogger("").addHandler(file);
  }

  private static Application named(String service) {
    try {
      return Application.named(service);
    } catch (IllegalArgumentException e) {
      throw new StartFailure("--services: there is " + e.getMessage(), e);
    }
  }
}
