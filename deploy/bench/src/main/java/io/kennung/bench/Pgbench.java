package io.kennung.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the database can do at most: one transaction over and over, prepared, by pgbench. */
final class Pgbench {

  private static final Pattern RATE =
      Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

  /** Of the transactions whose duration is written down; all of them would cost the limit. */
  private static final String SAMPLE = "0.1";

  private final Children children;
  private final Scripts scripts;
  private final Testbed testbed;
  private final int connections;

  Pgbench(Children children, Scripts scripts, Testbed testbed, int connections) {
    this.children = children;
    this.scripts = scripts;
    this.testbed = testbed;
    this.connections = connections;
  }

  Figures run(int seconds, String script) {
    return run(seconds, script, Map.of());
  }

  /**
   * @param variables that the script finds set
   */
  Figures run(int seconds, String script, Map<String, Integer> variables) {
    Path durations = scripts.emptyFolder("pgbench");
    int threads = Math.min(connections, Runtime.getRuntime().availableProcessors());
    List<String> command = new ArrayList<>();
    command.addAll(List.of("pgbench", "--no-vacuum", "--protocol=prepared"));
    command.addAll(List.of("--host=127.0.0.1", "--port=" + testbed.databasePort()));
    command.add("--username=" + testbed.service().schema());
    command.addAll(List.of("--client=" + connections, "--jobs=" + threads, "--time=" + seconds));
    command.addAll(List.of("--log", "--sampling-rate=" + SAMPLE));
    command.add("--log-prefix=" + durations.resolve("log"));
    variables.forEach((name, value) -> command.add("--define=%s=%d".formatted(name, value)));
    command.addAll(List.of("--file=" + scripts.of(script), "kennung"));
    String output = children.output(command, Map.of("PGPASSWORD", testbed.password()));
    return new Figures(
        rate(output), micros(durations, 50) / 1_000.0, micros(durations, 99) / 1_000.0);
  }

  /** Transactions a second, as pgbench prints them. */
  static double rate(String output) {
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new BenchFailure("pgbench printed no rate: " + output.strip());
    }
    return Double.parseDouble(rate.group(1));
  }

  private static long micros(Path folder, double percent) {
    try (Stream<Path> logs = Files.list(folder)) {
      return durations(logs.flatMap(Pgbench::lines)).of(percent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The third word of each line of a log: microseconds. */
  static Percentiles durations(Stream<String> lines) {
    return new Percentiles(
        lines.mapToLong(line -> Long.parseLong(line.split(" ", -1)[2])).toArray());
  }

  private static Stream<String> lines(Path log) {
    try {
      return Files.readAllLines(log).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
