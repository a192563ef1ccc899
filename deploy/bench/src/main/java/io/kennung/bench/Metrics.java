package io.kennung.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a service tells of itself at its management port. */
final class Metrics {

  private Metrics() {}

  /**
   * The value of the first series of this name and label.
   *
   * @param label for instance {@code quantile="0.99"}
   * @throws BenchFailure when there is none
   */
  static double of(Testbed testbed, String name, String label) {
    try (HttpConnection management = new HttpConnection(testbed.management().getPort())) {
      return value(management.get("/q/metrics").body(), name, label);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Prometheus reads them: {@code name{label="value",…} 1.5}, a line each. */
  static double value(String text, String name, String label) {
    return text.lines()
        .filter(line -> line.startsWith(name + "{") && line.contains(label))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElseThrow(() -> new BenchFailure("no metric %s with %s".formatted(name, label)));
  }
}
