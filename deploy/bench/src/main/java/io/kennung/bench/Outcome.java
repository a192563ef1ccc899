package io.kennung.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param what was measured
 * @param limit of this machine; null where there is none to compare with
 * @param ours null where it is not a rate
 * @param result what the goal is about
 * @param goal that it should reach; empty where there is none
 * @param met whether it does
 * @param notes what else was seen, one line each
 */
record Outcome(
    String what,
    @Nullable Figures limit,
    @Nullable Figures ours,
    String result,
    String goal,
    boolean met,
    List<String> notes) {

  /** A share of the limit. */
  static Outcome ratio(String what, Comparison comparison, double atLeast, List<String> notes) {
    return new Outcome(
        what,
        comparison.limit(),
        comparison.ours(),
        number("%.2f", comparison.ratio()),
        number("≥ %.2f", atLeast),
        comparison.ratio() >= atLeast,
        notes);
  }

  /** As {@link #ratio}, for what nobody has set a goal for. */
  static Outcome ratio(String what, Comparison comparison, List<String> notes) {
    return new Outcome(
        what,
        comparison.limit(),
        comparison.ours(),
        number("%.2f", comparison.ratio()),
        "",
        true,
        notes);
  }

  /** How much longer than the limit half of the requests may take. */
  static Outcome slowness(String what, Comparison comparison, double atMost, List<String> notes) {
    return new Outcome(
        what,
        comparison.limit(),
        comparison.ours(),
        number("%.2f", comparison.slowness()),
        number("≤ %.2f", atMost),
        comparison.slowness() <= atMost,
        notes);
  }

  /** As {@link #slowness}, for what nobody has set a goal for. */
  static Outcome slowness(String what, Comparison comparison, List<String> notes) {
    return new Outcome(
        what,
        comparison.limit(),
        comparison.ours(),
        number("%.2f", comparison.slowness()),
        "",
        true,
        notes);
  }

  /** How much longer than the limit a piece of work may take. */
  static Outcome duration(
      String what, Figures limit, Figures ours, double ratio, double atMost, List<String> notes) {
    return new Outcome(
        what, limit, ours, number("%.2f", ratio), number("≤ %.2f", atMost), ratio <= atMost, notes);
  }

  /** How much longer the slowest of a hundred take than without disturbance. */
  static Outcome tail(String what, Figures alone, Figures beside, double atMost) {
    return duration(what, alone, beside, beside.p99Millis() / alone.p99Millis(), atMost, List.of());
  }

  /** As {@link #tail}, for what nobody has set a goal for. */
  static Outcome tail(String what, Figures alone, Figures beside) {
    double ratio = beside.p99Millis() / alone.p99Millis();
    return new Outcome(what, alone, beside, number("%.2f", ratio), "", true, List.of());
  }

  /** The limit by itself. */
  static Outcome seen(String what, Figures limit, String result) {
    return new Outcome(what, limit, null, result, "", true, List.of());
  }

  boolean hasGoal() {
    return !goal.isEmpty();
  }

  /** A rate, in things a second. */
  static Outcome rate(String what, Figures ours, double atLeast) {
    return new Outcome(
        what,
        null,
        ours,
        number("%,.0f/s", ours.perSecond()),
        number("≥ %,.0f/s", atLeast),
        ours.perSecond() >= atLeast,
        List.of());
  }

  /** A cost, the less the better. */
  static Outcome cost(String what, double cost, double atMost, String format, List<String> notes) {
    return new Outcome(
        what,
        null,
        null,
        number(format, cost),
        "≤ " + number(format, atMost),
        cost <= atMost,
        notes);
  }

  static String number(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
