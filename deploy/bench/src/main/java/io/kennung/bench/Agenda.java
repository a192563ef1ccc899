package io.kennung.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The measurements of a benchmark, each under a letter; only those that are wanted are made. */
final class Agenda {

  private final Set<String> wanted;
  private final List<Outcome> outcomes = new ArrayList<>();

  Agenda(Set<String> wanted) {
    this.wanted = wanted;
  }

  void measure(String letter, String what, Supplier<List<Outcome>> measurement) {
    if (wanted.contains(letter)) {
      System.out.printf("Measuring (%s) %s%n", letter, what);
      List<Outcome> measured = measurement.get();
      measured.forEach(each -> System.out.printf("  %s: %s%n", each.what(), each.result()));
      outcomes.addAll(measured);
    }
  }

  List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }
}
