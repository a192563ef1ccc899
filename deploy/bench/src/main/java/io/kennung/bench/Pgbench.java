package io.kennung.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Path durations = scripts.emptyFolder("pgbench");
    int threads = Math.min(connections, Runtime.getRuntime().availableProcessors());
    String output =
        children.output(
            List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--host=127.0.0.1",
                "--port=" + testbed.databasePort(),
                "--username=" + testbed.service().schema(),
                "--client=" + connections,
                "--jobs=" + threads,
                "--time=" + seconds,
                "--log",
                "--sampling-rate=" + SAMPLE,
                "--log-prefix=" + durations.resolve("log"),
                "--file=" + scripts.of(script),
                "kennung"),
            Map.of("PGPASSWORD", testbed.password()));
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
