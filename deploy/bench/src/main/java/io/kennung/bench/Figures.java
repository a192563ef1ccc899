package io.kennung.bench;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one measurement came to.
 *
 * @param perSecond requests, transactions or ids a second
 * @param p50Millis half of the requests took at most so long, in milliseconds; NaN where there were
 *     none
 * @param p99Millis 99 of 100 took at most so long
 */
record Figures(double perSecond, double p50Millis, double p99Millis) {

  /** Of one long piece of work. */
  static Figures work(long things, double seconds) {
    return new Figures(things / seconds, Double.NaN, Double.NaN);
  }

  /** The same, counted in the things that each request asks for. */
  Figures times(int things) {
    return new Figures(perSecond * things, p50Millis, p99Millis);
  }

  /** The middle of each column. */
  static Figures median(List<Figures> rounds) {
    return new Figures(
        median(rounds, Figures::perSecond),
        median(rounds, Figures::p50Millis),
        median(rounds, Figures::p99Millis));
  }

  /** The middle one; of an even number the upper of the two. */
  static <T> double median(List<T> rounds, ToDoubleFunction<T> column) {
    return rounds.stream()
        .map(column::applyAsDouble)
        .sorted(Comparator.naturalOrder())
        .skip(rounds.size() / 2)
        .findFirst()
        .orElse(Double.NaN);
  }
}
