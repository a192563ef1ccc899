package io.kennung.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Ours beside the limit. Such machines swing, so both are measured in turn and the ratio is taken
 * within each round.
 *
 * @param limit median of the rounds
 * @param ours median of the rounds
 * @param ratio of our rate to the limit, median of the rounds' ratios
 * @param slowness of our p50 to that of the limit, likewise
 */
record Comparison(Figures limit, Figures ours, double ratio, double slowness) {

  static final int ROUNDS = 3;

  static Comparison interleaved(Supplier<Figures> limit, Supplier<Figures> ours) {
    List<Comparison> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(of(limit.get(), ours.get()));
    }
    return median(rounds);
  }

  /** The middle of each column. */
  static Comparison median(List<Comparison> rounds) {
    return new Comparison(
        Figures.median(rounds.stream().map(Comparison::limit).toList()),
        Figures.median(rounds.stream().map(Comparison::ours).toList()),
        Figures.median(rounds, Comparison::ratio),
        Figures.median(rounds, Comparison::slowness));
  }

  static Comparison of(Figures limit, Figures ours) {
    return new Comparison(
        limit, ours, ours.perSecond() / limit.perSecond(), ours.p50Millis() / limit.p50Millis());
  }
}
