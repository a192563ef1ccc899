package io.kennung.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What requests cost the service and the database, so that one sees where time goes. */
final class Spending {

  private record Round(double requests, double service, double database, double all) {}

  private final Testbed testbed;
  private final long postmaster;
  private final List<Round> rounds = new ArrayList<>();

  Spending(Testbed testbed) {
    this.testbed = testbed;
    this.postmaster = testbed.postmaster();
  }

  /** The same measurement, watched. */
  Supplier<Figures> of(Supplier<Figures> measurement) {
    return () -> {
      long began = System.nanoTime();
      double service = Proc.cpuSeconds(testbed.pid());
      double database = Proc.familyCpuSeconds(postmaster);
      double all = Proc.busySeconds();
      Figures figures = measurement.get();
      rounds.add(
          new Round(
              figures.perSecond() * (System.nanoTime() - began) / 1e9,
              Proc.cpuSeconds(testbed.pid()) - service,
              Proc.familyCpuSeconds(postmaster) - database,
              Proc.busySeconds() - all));
      return figures;
    };
  }

  /** Medians of the rounds, CPU in milliseconds a request. */
  String note(String what) {
    return Outcome.number(
        "%s: CPU a request: service %.2f, PostgreSQL %.2f, everybody %.2f ms",
        what,
        Figures.median(rounds, round -> 1_000 * round.service() / round.requests()),
        Figures.median(rounds, round -> 1_000 * round.database() / round.requests()),
        Figures.median(rounds, round -> 1_000 * round.all() / round.requests()));
  }
}
