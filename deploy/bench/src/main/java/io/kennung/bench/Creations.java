package io.kennung.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** (c) Registrations, whole and committed, beside the same rows in one transaction of pgbench. */
final class Creations {

  /**
   * What a round has cost beside the generator's own time, in seconds of CPU.
   *
   * @param run by the generator's own account
   * @param service CPU of identity-service
   * @param database CPU of all of PostgreSQL
   * @param broker CPU of this process, which is Kafka and little else
   * @param behind what Kafka had not yet got when the last answer was in
   */
  private record Round(
      CreationRun run,
      double service,
      double database,
      double broker,
      LoadedDirectory.Unsent behind) {

    double millisEach(double seconds) {
      return 1_000 * seconds / run.identities();
    }
  }

  private final Testbed testbed;
  private final LoadedDirectory directory;
  private final Children children;
  private final Pgbench pgbench;
  private final int connections;
  private final int seconds;
  private final List<Round> rounds = new ArrayList<>();

  Creations(
      Testbed testbed,
      LoadedDirectory directory,
      Children children,
      Pgbench pgbench,
      int connections,
      int seconds) {
    this.testbed = testbed;
    this.directory = directory;
    this.children = children;
    this.pgbench = pgbench;
    this.connections = connections;
    this.seconds = seconds;
  }

  Outcome measure() {
    try (CreationClients clients =
        new CreationClients(children, testbed.uri().getPort(), connections)) {
      var warmUp = List.of(clients.run(2 * seconds), limit());
      Comparison comparison = Comparison.interleaved(this::limit, () -> registrations(clients));
      directory.clean();
      return Outcome.ratio("(c) create, both phases : BEGIN … COMMIT", comparison, 0.4, notes());
    }
  }

  private Figures limit() {
    directory.clean();
    try (Connection held = directory.holdRelay()) {
      Figures figures = pgbench.run(seconds, "create.sql");
      directory.clean();
      return figures;
    } catch (SQLException e) {
      throw new BenchFailure("the relay could not be let go", e);
    }
  }

  private Figures registrations(CreationClients clients) {
    directory.clean();
    long postmaster = testbed.postmaster();
    long self = ProcessHandle.current().pid();
    double service = Proc.cpuSeconds(testbed.pid());
    double database = Proc.familyCpuSeconds(postmaster);
    double broker = Proc.cpuSeconds(self);
    CreationRun run = clients.run(seconds);
    rounds.add(
        new Round(
            run,
            Proc.cpuSeconds(testbed.pid()) - service,
            Proc.familyCpuSeconds(postmaster) - database,
            Proc.cpuSeconds(self) - broker,
            directory.unsent()));
    return run.figures();
  }

  private List<String> notes() {
    int cores = Runtime.getRuntime().availableProcessors();
    return List.of(
        Outcome.number(
            "(c) CPU a create: identity-service %.3f ms, PostgreSQL %.3f ms, Kafka %.3f ms, load"
                + " generator %.3f ms",
            Figures.median(rounds, round -> round.millisEach(round.service())),
            Figures.median(rounds, round -> round.millisEach(round.database())),
            Figures.median(rounds, round -> round.millisEach(round.broker())),
            Figures.median(rounds, round -> round.millisEach(round.run().cpuSeconds()))),
        Outcome.number(
            "(c) the load generator, its key work included, used %.0f %% of the %d cores",
            100
                * Figures.median(
                    rounds, round -> round.run().cpuSeconds() / round.run().seconds() / cores),
            cores),
        Outcome.number(
            "(c) at the end %.0f events had not reached Kafka, the oldest of them %.2f s old",
            Figures.median(rounds, round -> round.behind().events()),
            Figures.median(rounds, round -> round.behind().oldestSeconds())));
  }
}
