package io.kennung.bench;

import java.util.ArrayList;
import java.util.List;

/** (a) Sweeps, beside the same UPDATE and INSERT in plain SQL. */
final class Sweeps {

  /** With all events in Kafka and marked as sent, which plain SQL knows nothing of. */
  private static final double GOAL = 2;

  /** An identity may not cost more because there are more of them; the index is deeper, though. */
  private static final double GROWTH = 1.5;

  /** Seconds of one size, medians of the rounds. */
  private record Measured(SilentLives lives, double plain, double sweep) {

    double microsEach() {
      return 1e6 * sweep / lives.silent();
    }
  }

  private record Round(double plain, double sweep) {}

  private final Testbed testbed;
  private final List<Long> sizes;
  private final int rounds;

  /**
   * @param testbed of revocation-service
   */
  Sweeps(Testbed testbed, List<Long> sizes, int rounds) {
    this.testbed = testbed;
    this.sizes = sizes;
    this.rounds = rounds;
  }

  List<Outcome> besideSql() {
    List<Outcome> outcomes = new ArrayList<>();
    List<Measured> measured = new ArrayList<>();
    for (long size : sizes) {
      SilentLives lives = new SilentLives(testbed, size);
      lives.load();
      measured.add(besideSql(lives, outcomes));
    }
    Measured least = measured.getFirst();
    Measured most = measured.getLast();
    if (least.lives().count() < most.lives().count()) {
      outcomes.add(
          Outcome.cost(
              Outcome.number(
                  "(a) each of %,d : of %,d", most.lives().count(), least.lives().count()),
              most.microsEach() / least.microsEach(),
              GROWTH,
              "%.2f",
              List.of(
                  Outcome.number(
                      "(a) a marked identity: %.1f µs of %,d, %.1f µs of %,d",
                      least.microsEach(),
                      least.lives().count(),
                      most.microsEach(),
                      most.lives().count()))));
    }
    return outcomes;
  }

  private Measured besideSql(SilentLives lives, List<Outcome> outcomes) {
    List<Round> done = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      double plain = plain(lives);
      lives.reset();
      double database = Proc.familyCpuSeconds(testbed.postmaster());
      double sweep;
      double service;
      try (SweepRun run = SweepRun.unlimited(lives)) {
        sweep = run.awaitEnd();
        service = run.cpuSeconds();
      }
      database = Proc.familyCpuSeconds(testbed.postmaster()) - database;
      done.add(new Round(plain, sweep));
      notes.add(
          Outcome.number(
              "(a) %,d of %,d: plain SQL %.1f s, sweep %.1f s; CPU of it: service %.1f s with its"
                  + " start, PostgreSQL %.1f s",
              lives.silent(), lives.count(), plain, sweep, service, database));
      lives.reset();
    }
    Measured measured =
        new Measured(lives, Figures.median(done, Round::plain), Figures.median(done, Round::sweep));
    outcomes.add(
        Outcome.duration(
            Outcome.number("(a) sweep of %,d of %,d : SQL", lives.silent(), lives.count()),
            Figures.work(lives.silent(), measured.plain()),
            Figures.work(lives.silent(), measured.sweep()),
            Figures.median(done, round -> round.sweep() / round.plain()),
            GOAL,
            notes));
    return measured;
  }

  /** The yardstick alone, for where there is no time or no service to sweep. */
  List<Outcome> plainSql() {
    List<Outcome> outcomes = new ArrayList<>();
    for (long size : sizes) {
      SilentLives lives = new SilentLives(testbed, size);
      lives.load();
      double seconds = plain(lives);
      lives.reset();
      outcomes.add(
          Outcome.seen(
              Outcome.number("(p) plain SQL, %,d of %,d", lives.silent(), size),
              Figures.work(lives.silent(), seconds),
              Outcome.number("%.1f s", seconds)));
    }
    return outcomes;
  }

  private static double plain(SilentLives lives) {
    long began = System.nanoTime();
    lives.sweepInPlainSql();
    return (System.nanoTime() - began) / 1e9;
  }
}
