package io.kennung.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table that a person reads. */
final class Report {

  private static final String LINE = "%-44s %9s %8s %8s  %9s %8s %8s  %10s %12s  %s%n";

  private Report() {}

  /**
   * One line about where and how this was measured.
   *
   * @param how in words
   */
  static String machine(String how) {
    return "%d cores, Java %d; %s"
        .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version().feature(), how);
  }

  /**
   * @param machine as {@link #machine} says it
   */
  static String of(String machine, List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder(machine).append(System.lineSeparator());
    text.append(System.lineSeparator());
    text.append(
        LINE.formatted(
            "", "limit/s", "p50 ms", "p99 ms", "ours/s", "p50 ms", "p99 ms", "result", "goal", ""));
    for (Outcome each : outcomes) {
      text.append(line(each));
    }
    text.append(System.lineSeparator());
    for (Outcome each : outcomes) {
      each.notes().forEach(note -> text.append(note).append(System.lineSeparator()));
    }
    List<Outcome> goals = outcomes.stream().filter(Outcome::hasGoal).toList();
    long met = goals.stream().filter(Outcome::met).count();
    text.append("goals met: %d of %d%n".formatted(met, goals.size()));
    for (Outcome each : outcomes) {
      if (!each.met()) {
        text.append(
            "goal missed: %s: %s, wanted %s%n".formatted(each.what(), each.result(), each.goal()));
      }
    }
    return text.toString();
  }

  private static String line(Outcome outcome) {
    return LINE.formatted(
        outcome.what(),
        rate(outcome.limit()),
        p50(outcome.limit()),
        p99(outcome.limit()),
        rate(outcome.ours()),
        p50(outcome.ours()),
        p99(outcome.ours()),
        outcome.result(),
        outcome.goal(),
        outcome.hasGoal() ? outcome.met() ? "met" : "missed" : "");
  }

  private static String rate(@Nullable Figures figures) {
    return figures == null ? "" : Outcome.number("%,.0f", figures.perSecond());
  }

  private static String p50(@Nullable Figures figures) {
    return figures == null ? "" : millis(figures.p50Millis());
  }

  private static String p99(@Nullable Figures figures) {
    return figures == null ? "" : millis(figures.p99Millis());
  }

  private static String millis(double millis) {
    return Double.isNaN(millis) ? "" : Outcome.number("%.2f", millis);
  }
}
