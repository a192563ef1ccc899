package io.kennung.bench;

import java.time.Duration;
import java.util.List;

/** (r) What one replica of each service carries of its usual mix of requests, and what it needs. */
final class Replicas {

  /** Longer than this nobody should wait, but for one call in a hundred. */
  private static final double PATIENCE_MILLIS = 100;

  private static final List<Integer> CLIENTS = List.of(64, 32, 16, 8, 4, 2, 1);
  private static final int WARM_UP_SECONDS = 15;

  /** CPU in milliseconds a call. */
  private record Carried(int clients, Figures figures, double service, double database) {}

  private final Testbed testbed;
  private final int seconds;

  Replicas(Testbed testbed, int seconds) {
    this.testbed = testbed;
    this.seconds = seconds;
  }

  String table() {
    UsualCalls calls = new UsualCalls(testbed);
    calls.load();
    StringBuilder text = new StringBuilder();
    text.append(
        "| service | usual mix | calls/s | clients | p50 ms | p99 ms | CPU ms a call: service |"
            + " database | MiB idle | MiB after load |\n");
    text.append("|---|---|---|---|---|---|---|---|---|---|\n");
    for (String service : List.of("identity", "verification", "safe", "revocation")) {
      text.append(row(testbed.of(service), calls));
    }
    return text.toString();
  }

  private String row(Testbed service, UsualCalls calls) {
    String name = service.service().folder();
    System.out.printf("Measuring %s%n", name);
    double idle = Proc.residentMebibytes(service.pid());
    var unused = run(service, calls, 16, WARM_UP_SECONDS);
    Carried carried = null;
    for (int clients : CLIENTS) {
      carried = run(service, calls, clients, seconds);
      if (carried.figures().p99Millis() < PATIENCE_MILLIS) {
        break;
      }
    }
    if (carried == null) {
      throw new BenchFailure("nothing was measured");
    }
    double loaded = Proc.residentMebibytes(service.pid());
    calls.settle(service);
    return Outcome.number(
        "| %s | %s | %,.0f | %d | %.1f | %.1f | %.2f | %.2f | %.0f | %.0f |%n",
        name,
        calls.mix(service),
        carried.figures().perSecond(),
        carried.clients(),
        carried.figures().p50Millis(),
        carried.figures().p99Millis(),
        carried.service(),
        carried.database(),
        idle,
        loaded);
  }

  private static Carried run(Testbed service, UsualCalls calls, int clients, int seconds) {
    long postmaster = service.postmaster();
    try (Crowd crowd = new Crowd(clients, number -> calls.client(service, number))) {
      double cpu = Proc.cpuSeconds(service.pid());
      double database = Proc.familyCpuSeconds(postmaster);
      Timings timings = ClosedLoop.run(crowd.clients(), Duration.ofSeconds(seconds));
      return new Carried(
          clients,
          timings.figures(),
          1_000 * (Proc.cpuSeconds(service.pid()) - cpu) / timings.requests(),
          1_000 * (Proc.familyCpuSeconds(postmaster) - database) / timings.requests());
    }
  }
}
