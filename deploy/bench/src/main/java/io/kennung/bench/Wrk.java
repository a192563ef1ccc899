package io.kennung.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP load by wrk, as many requests under way as there are connections. */
final class Wrk {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern PERCENTILE =
      Pattern.compile("(?m)^\\s+(50|99)%\\s+([0-9.]+)(us|ms|s|m)\\s*$");
  private static final Pattern FAILED =
      Pattern.compile("Non-2xx or 3xx responses: \\d+|Socket errors: .*");

  private final Children children;
  private final Scripts scripts;
  private final int connections;

  Wrk(Children children, Scripts scripts, int connections) {
    this.children = children;
    this.scripts = scripts;
    this.connections = connections;
  }

  Figures run(URI server, int seconds, String script, List<String> arguments) {
    int threads = Math.min(connections, Math.min(4, Runtime.getRuntime().availableProcessors()));
    List<String> command = new ArrayList<>();
    command.addAll(List.of("wrk", "--latency", "--timeout", "30s"));
    command.addAll(List.of("-t" + threads, "-c" + connections, "-d" + seconds + "s"));
    command.addAll(List.of("-s", scripts.of(script).toString(), server.toString(), "--"));
    command.addAll(arguments);
    return read(children.output(command, Map.of()));
  }

  /**
   * Reads what wrk prints.
   *
   * @throws BenchFailure when requests failed: their rate says nothing
   */
  static Figures read(String output) {
    Matcher failed = FAILED.matcher(output);
    if (failed.find()) {
      throw new BenchFailure("wrk: " + failed.group());
    }
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new BenchFailure("wrk printed no rate: " + output.strip());
    }
    return new Figures(
        Double.parseDouble(rate.group(1)), percentile(output, "50"), percentile(output, "99"));
  }

  private static double percentile(String output, String percent) {
    Matcher lines = PERCENTILE.matcher(output);
    while (lines.find()) {
      if (lines.group(1).equals(percent)) {
        return Double.parseDouble(lines.group(2)) * millis(lines.group(3));
      }
    }
    throw new BenchFailure("wrk printed no percentile: " + output.strip());
  }

  private static double millis(String unit) {
    return switch (unit) {
      case "us" -> 0.001;
      case "ms" -> 1;
      case "s" -> 1_000;
      default -> 60_000;
    };
  }
}
