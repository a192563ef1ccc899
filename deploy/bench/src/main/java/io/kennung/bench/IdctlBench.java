package io.kennung.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
   * @param exitCode with which it should end; else something else was measured
   */
  private record Start(String what, int exitCode, List<String> command) {

    /** Java alone is there to compare with. */
    boolean hasGoal() {
      return what.startsWith("idctl");
    }
  }

  @Option(names = "--folder", required = true, hidden = true)
  private Path folder = Path.of("");

  @Option(
      names = "--rounds",
      defaultValue = "21",
      description = "How often each command is called (default: ${DEFAULT-VALUE}).")
  private int rounds = 21;

  /** Ends with the exit code. */
  public static void main(String[] args) {
    System.exit(Session.execute(new IdctlBench(), args));
  }

  @Override
  public void run() {
    String directory = standIn("STAND_IN");
    String secured = standIn("STAND_IN_TLS");
    String java = folder.resolve("runtime/bin/java").toString();
    String idctl = folder.resolve("bin/idctl").toString();
    call(new Start("idctl create", 0, List.of(idctl, "create", "--server", directory)));
    List<Start> starts =
        List.of(
            new Start("Java alone: java -version", 0, List.of(java, "-version")),
            new Start("idctl --version", 0, List.of(idctl, "--version")),
            new Start("idctl show --help", 0, List.of(idctl, "show", "--help")),
            new Start("idctl completion", 0, List.of(idctl, "completion")),
            new Start(
                "idctl features 1, profile without identity",
                1,
                List.of(idctl, "features", "1", "--profile", "none")),
            new Start(
                "idctl show ID", 0, List.of(idctl, "show", "ABCD1234", "--server", directory)),
            new Start("idctl show, three calls", 0, List.of(idctl, "show")),
            new Start(
                "idctl show ID, TLS up to the certificate",
                4,
                List.of(idctl, "show", "ABCD1234", "--server", secured)));
    System.out.println(Report.machine("%d calls each, one after the other".formatted(rounds)));
    System.out.printf("%n" + LINE, "", "median ms", "worst ms", "goal: median below 400");
    for (Start start : starts) {
      print(start);
    }
  }

  private static String standIn(String variable) {
    String address = System.getenv(variable);
    if (address == null) {
      throw new BenchFailure("call ./dev bench idctl, which starts a directory that stands in");
    }
    return address;
  }

  private void print(Start start) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long began = System.nanoTime();
      call(start);
      millis.add((System.nanoTime() - began) / 1e6);
    }
    Collections.sort(millis);
    double median = millis.get(millis.size() / 2);
    String verdict = start.hasGoal() ? median < GOAL_MILLIS ? "met" : "missed" : "";
    System.out.printf(
        LINE, start.what(), "%.0f".formatted(median), "%.0f".formatted(millis.getLast()), verdict);
  }

  private static void call(Start start) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(start.command())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .directory(new File("/"));
      int exitCode = builder.start().waitFor();
      if (exitCode != start.exitCode()) {
        throw new BenchFailure("%s ends with %d".formatted(start.what(), exitCode));
      }
    } catch (IOException e) {
      throw new BenchFailure(start.what() + " cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }
}
