package io.kennung.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of two ways to ask that are compared: how long it took in each round, and what it cost. */
final class Side implements AutoCloseable {

  /** Opens the connection of one client; {@code first} is the book that it begins with. */
  interface Opening {
    ClosedLoop.Client open(int first) throws IOException, SQLException;
  }

  /**
   * What a round has cost, in seconds of CPU.
   *
   * @param service CPU of verification-service
   * @param database CPU of all of PostgreSQL
   * @param client CPU of this process
   * @param all CPU of everything on this machine
   */
  private record Round(
      Timings timings, double service, double database, double client, double all) {

    double millisEach(double seconds) {
      return 1_000 * seconds / timings.requests();
    }

    /** Who needs a core that somebody else has must wait: where this is much, nothing is true. */
    double percentOfOthers() {
      int cores = Runtime.getRuntime().availableProcessors();
      return Math.max(0, 100 * (all - service - database - client) / timings.seconds() / cores);
    }
  }

  private final String name;
  private final Testbed testbed;
  private final long postmaster;
  private final List<ClosedLoop.Client> clients = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();

  /**
   * @param name for people
   * @param connections how many ask at once
   * @param books how many there are
   */
  Side(String name, Testbed testbed, int connections, int books, Opening opening) {
    this.name = name;
    this.testbed = testbed;
    this.postmaster = testbed.postmaster();
    try {
      for (int i = 0; i < connections; i++) {
        clients.add(opening.open(i * books / connections));
      }
    } catch (IOException | SQLException e) {
      throw new BenchFailure("no connection for %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  void warmUp(int seconds) {
    var unused = ClosedLoop.run(clients, Duration.ofSeconds(seconds));
  }

  Figures measure(int seconds) {
    long self = ProcessHandle.current().pid();
    double service = Proc.cpuSeconds(testbed.pid());
    double database = Proc.familyCpuSeconds(postmaster);
    double client = Proc.cpuSeconds(self);
    double all = Proc.busySeconds();
    Timings timings = ClosedLoop.run(clients, Duration.ofSeconds(seconds));
    rounds.add(
        new Round(
            timings,
            Proc.cpuSeconds(testbed.pid()) - service,
            Proc.familyCpuSeconds(postmaster) - database,
            Proc.cpuSeconds(self) - client,
            Proc.busySeconds() - all));
    return timings.figures();
  }

  /** What the table has no column for, medians of the rounds. */
  String note() {
    return Outcome.number(
        "%s: p50 %.2f, p95 %.2f, p99 %.2f ms; CPU a request: service %.2f, PostgreSQL %.2f, load"
            + " generator %.2f ms; others had %.0f %% of the cores",
        name,
        Figures.median(rounds, round -> round.timings().millis(50)),
        Figures.median(rounds, round -> round.timings().millis(95)),
        Figures.median(rounds, round -> round.timings().millis(99)),
        Figures.median(rounds, round -> round.millisEach(round.service())),
        Figures.median(rounds, round -> round.millisEach(round.database())),
        Figures.median(rounds, round -> round.millisEach(round.client())),
        Figures.median(rounds, Round::percentOfOthers));
  }

  @Override
  public void close() {
    for (ClosedLoop.Client each : clients) {
      try {
        each.close();
      } catch (IOException | SQLException e) {
        throw new BenchFailure("a connection did not close", e);
      }
    }
  }
}
