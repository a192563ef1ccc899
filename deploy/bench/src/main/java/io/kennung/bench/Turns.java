package io.kennung.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** More than two that are measured in turn, so that any two of them can be compared. */
final class Turns {

  private final List<List<Figures>> rounds = new ArrayList<>();

  private Turns() {}

  /** Round by round, each of them once a round. */
  static Turns of(List<Supplier<Figures>> sides) {
    Turns turns = new Turns();
    for (int i = 0; i < Comparison.ROUNDS; i++) {
      turns.rounds.add(sides.stream().map(Supplier::get).toList());
    }
    return turns;
  }

  /**
   * @param limit the place of the one among the sides
   * @param ours that of the other
   */
  Comparison compare(int limit, int ours) {
    return Comparison.median(
        rounds.stream().map(round -> Comparison.of(round.get(limit), round.get(ours))).toList());
  }
}
