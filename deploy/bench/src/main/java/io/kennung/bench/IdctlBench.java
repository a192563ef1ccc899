package io.kennung.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./dev bench idctl}: how long a person waits for commands that need no scrypt, from the
 * call to the end of the process. A missed goal is told, and is no failure.
 */
@Command(
    name = "./dev bench idctl",
    description = "How soon idctl has done its work, beside the goal of 0.4 s.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class IdctlBench implements Runnable {

  /** Source: the time in which an answer feels like one. */
  private static final double GOAL_MILLIS = 400;

  private static final String LINE = "%-44s %10s %10s  %s%n";

  /**
   * @param what to call it
   * @param arguments of idctl
   * @param isGoal whether it should keep to the goal
   */
  private record Start(String what, List<String> arguments, boolean isGoal) {}

  @Option(names = "--folder", required = true, hidden = true)
  private Path folder = Path.of("");

  @Option(
      names = "--rounds",
      defaultValue = "21",
      description = "How often each command is called (default: ${DEFAULT-VALUE}).")
  private int rounds = 21;

  /** Ends with the exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new IdctlBench()).execute(args));
  }

  @Override
  public void run() {
    String directory = System.getenv("STAND_IN");
    String secured = System.getenv("STAND_IN_TLS");
    String java = folder.resolve("runtime/bin/java").toString();
    String idctl = folder.resolve("bin/idctl").toString();
    call(List.of(idctl, "create", "--server", directory));
    List<Start> starts =
        List.of(
            new Start("Java alone: java -version", List.of(java, "-version"), false),
            new Start("idctl --version", List.of(idctl, "--version"), true),
            new Start("idctl show --help", List.of(idctl, "show", "--help"), true),
            new Start("idctl completion", List.of(idctl, "completion"), true),
            new Start(
                "idctl show, a profile without identity",
                List.of(idctl, "show", "--profile", "none"),
                true),
            new Start(
                "idctl show ID", List.of(idctl, "show", "ABCD1234", "--server", directory), true),
            new Start("idctl show, own, three calls", List.of(idctl, "show"), true),
            new Start(
                "idctl show ID, TLS up to the certificate",
                List.of(idctl, "show", "ABCD1234", "--server", secured),
                true));
    System.out.println(Report.machine("%d calls each, one after the other".formatted(rounds)));
    System.out.printf("%n" + LINE, "", "median ms", "worst ms", "goal: median below 400");
    for (Start start : starts) {
      print(start);
    }
  }

  private void print(Start start) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long began = System.nanoTime();
      call(start.arguments());
      millis.add((System.nanoTime() - began) / 1e6);
    }
    Collections.sort(millis);
    double median = millis.get(millis.size() / 2);
    String verdict = start.isGoal() ? median < GOAL_MILLIS ? "met" : "missed" : "";
    System.out.printf(
        LINE, start.what(), "%.0f".formatted(median), "%.0f".formatted(millis.getLast()), verdict);
  }

  private static void call(List<String> command) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .directory(new File("/"));
      int unused = builder.start().waitFor();
    } catch (IOException e) {
      throw new BenchFailure(command.getFirst() + " cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }
}
