package io.kennung.bench;

import io.kennung.local.plan.Application;
import io.kennung.local.run.StartFailure;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.logging.FileHandler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What every benchmark does before and after it measures. */
final class Session {

  private static final int LOG_BYTES = 20_000_000;

  private final Path repository;
  private final String name;
  private final Application service;
  private final List<Application> needed;
  private final StateFolder state;

  /**
   * @param root of the repository
   * @param name of the benchmark, and of the file that keeps its report
   * @param service that it measures
   * @param needed those that must run beside it
   */
  Session(Path root, String name, String service, String... needed) {
    this.repository = root.toAbsolutePath().normalize();
    this.name = name;
    this.service = Application.named(service);
    this.needed = Stream.of(needed).map(Application::named).toList();
    this.state = new StateFolder(repository.resolve(".local/bench"));
  }

  /** Runs the program; 1 where nothing could be measured. */
  static int execute(Runnable program, String[] arguments) {
    return new CommandLine(program)
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          if (failure instanceof BenchFailure || failure instanceof StartFailure) {
            System.err.println(failure.getMessage());
            return 1;
          }
          throw failure;
        })
        .execute(arguments);
  }

  /** A folder for what it needs on the way. */
  Path folder(String folder) {
    return state.path().resolve(folder);
  }

  /** Starts what is measured, measures, and prints and keeps the report. */
  void run(boolean fresh, Function<Testbed, String> measurement) {
    try {
      state.create();
      logToFile(state.logs());
      System.out.printf("Starting PostgreSQL, Kafka and %s%n", service.folder());
      try (Testbed testbed = Testbed.start(repository, state, fresh, service, needed)) {
        String report = measurement.apply(testbed);
        System.out.println();
        System.out.print(report);
        Files.writeString(state.path().resolve(name + ".txt"), report);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kafka runs inside this process and has much to say. */
  private static void logToFile(Path logs) throws IOException {
    LogManager.getLogManager().reset();
    FileHandler file = new FileHandler(logs + "/infrastructure.log", LOG_BYTES, 1, false);
    file.setFormatter(new SimpleFormatter());
    Logger.getLogger("").addHandler(file);
  }
}
