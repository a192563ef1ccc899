package io.kennung.local;

import io.kennung.local.plan.Ports;
import io.kennung.local.run.Progress;
import io.kennung.local.run.StartFailure;
import io.kennung.local.run.Teardown;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./dev up}: starts the system, says what runs where, and keeps it running. */
@Command(name = "./dev up", description = "Starts everything on this machine.", sortOptions = false)
public final class Up implements Runnable {

  private static final int LOG_BYTES = 20_000_000;
  private static final long CTRL_C_MILLIS = 400;

  @Option(names = "--fresh", description = "Forget all identities, events and secrets first.")
  private boolean fresh;

  @Option(names = "--limits", description = "Limit clients on this machine like all others.")
  private boolean limits;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description =
          "So many processes of every service, 1 to 4 (${DEFAULT-VALUE}), some 250 MB each; the"
              + " front door spreads over them.")
  private int replicas = 1;

  @Option(names = "--no-aot", description = "Start the services without a start-up cache.")
  private boolean noAot;

  @Option(
      names = "--port",
      paramLabel = "NAME=PORT",
      description =
          "Listen elsewhere: front-door, identity, verification, safe, revocation, postgres, kafka,"
              + " smtp, mail, telephone or issuer; identity-2 and so on with"
              + " --replicas.")
  private Map<String, Integer> ports = new LinkedHashMap<>();

  @Option(names = "--state", paramLabel = "FOLDER", description = "Keep the state there (.local).")
  private @Nullable Path state;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  @Option(names = "--root", hidden = true)
  private @Nullable Path root;

  private final Teardown teardown = new Teardown();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable String failure;

  public static void main(String[] arguments) {
    int code =
        new CommandLine(new Up())
            .setParameterExceptionHandler((problem, given) -> {
              System.err.println(problem.getMessage());
              return CommandLine.ExitCode.USAGE;
            })
            .execute(arguments);
    System.exit(code);
  }

  @Override
  public void run() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    try {
      StackConfig config = config();
      config.state().create();
      logToFile(config.state().logs());
      keepRunning(config);
    } catch (StartFailure e) {
      fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException | IOException e) {
      Logger.getLogger(Up.class.getName()).log(Level.SEVERE, "did not start", e);
      fail("Kennung did not start: " + e);
    }
  }

  private void keepRunning(StackConfig config) {
    long began = System.nanoTime();
    System.out.println("Starting Kennung");
    Stack stack = Stack.start(config, new Progress(System.out), teardown);
    System.out.println();
    System.out.print(new Overview(config.root()).of(stack, config.state()));
    System.out.printf(
        Locale.ROOT,
        "%nReady in %.1f s. Ctrl-C stops it, or ./dev stop.%n",
        Progress.seconds(began));
    stack.onLoss(line -> Thread.startVirtualThread(() -> tell(line)));
    fail(stack.failure().join());
  }

  private StackConfig config() {
    Path repository = root != null ? root.toAbsolutePath() : StackConfig.findRoot(Path.of(""));
    StateFolder folder = new StateFolder(state != null ? state : repository.resolve(".local"));
    // Refuses a number that cannot be, before there are ports for it.
    StackConfig config =
        new StackConfig(
            repository, folder, Ports.standard(), fresh, !noAot, limits, replicas, Map.of());
    Ports chosen = config.ports().withReplicas(replicas);
    for (Map.Entry<String, Integer> each : ports.entrySet()) {
      chosen = chosen.with(each.getKey(), each.getValue());
    }
    return config.withPorts(chosen);
  }

  /**
   * Ends the program because of this, unless a person is just ending it: a service notices Ctrl-C
   * in the same moment as we do, and its end is then nothing to complain about.
   */
  private void fail(String line) {
    if (isStopping()) {
      return;
    }
    failure = line;
    System.err.println(line);
    System.exit(1);
  }

  /** As {@link #fail}, of what the rest goes on without. */
  private void tell(String line) {
    if (!isStopping()) {
      System.out.println(line);
    }
  }

  private boolean isStopping() {
    try {
      return stopping.await(CTRL_C_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** The one way out, whether by a signal or by a failure: everything ends before we do. */
  private void end() {
    stopping.countDown();
    boolean asked = failure == null;
    if (asked) {
      System.out.println("Stopping");
    }
    teardown.close();
    if (asked) {
      System.out.println("Stopped");
    }
    // A signal would otherwise end us with its own exit code.
    Runtime.getRuntime().halt(asked ? 0 : 1);
  }

  private static void logToFile(Path logs) throws IOException {
    LogManager.getLogManager().reset();
    Files.createDirectories(logs);
    FileHandler file = new FileHandler(logs + "/infrastructure.log", LOG_BYTES, 1, false);
    file.setFormatter(new SimpleFormatter());
    Logger.getLogger("").addHandler(file);
  }
}
