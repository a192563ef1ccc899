package io.kennung.bench;

import java.util.List;

/**
 * Who has had the cores, from the moment at which this was made to the one at which it is asked.
 */
final class Cores {

  private final List<Testbed> services;
  private final long postmaster;
  private final long began = System.nanoTime();
  private final double own;
  private final double all;

  /**
   * @param services under measurement; the database and this process belong to them
   */
  Cores(Testbed... services) {
    this.services = List.of(services);
    this.postmaster = services[0].postmaster();
    this.own = own();
    this.all = Proc.busySeconds();
  }

  /** Who needs a core that somebody else has must wait: where others have much, nothing is true. */
  String note() {
    double cores =
        (System.nanoTime() - began) / 1e9 * Runtime.getRuntime().availableProcessors() / 100;
    double used = own() - own;
    double others = Math.max(0, Proc.busySeconds() - all - used);
    return Outcome.number(
        "services, PostgreSQL, Kafka and load generator had %.0f %% of the cores, others %.0f %%",
        used / cores, others / cores);
  }

  private double own() {
    return services.stream().mapToDouble(each -> Proc.cpuSeconds(each.pid())).sum()
        + Proc.familyCpuSeconds(postmaster)
        + Proc.cpuSeconds(ProcessHandle.current().pid());
  }
}
