package io.kennung.bench;

import io.kennung.local.ServiceProcess;
import io.kennung.local.plan.Application;
import io.kennung.local.plan.Launch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** (e) From the start of the process to ready, and the memory it then takes. */
final class StartUps {

  private static final int STARTS = 3;
  private static final long BETWEEN_QUESTIONS_MILLIS = 10;
  private static final long LONGEST_START_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final int LOAD_SECONDS = 5;

  /**
   * @param seconds from the start of the process to the first answer that it is ready
   * @param cpuSeconds that it had used by then: on a busy machine the better measure
   * @param ready MiB in memory at that moment
   * @param loaded MiB in memory after a short load
   */
  private record StartUp(double seconds, double cpuSeconds, double ready, double loaded) {}

  private final Testbed testbed;
  private final Wrk wrk;

  StartUps(Testbed testbed, Wrk wrk) {
    this.testbed = testbed;
    this.wrk = wrk;
  }

  List<Outcome> measure() {
    testbed.stopService();
    List<StartUp> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      starts.add(once());
    }
    double cpu = Figures.median(starts, StartUp::cpuSeconds);
    double ready = Figures.median(starts, StartUp::ready);
    return List.of(
        Outcome.cost(
            "(e) start to ready",
            Figures.median(starts, StartUp::seconds),
            2,
            "%.2f s",
            List.of(Outcome.number("(e) CPU used by then: %.2f s", cpu))),
        Outcome.cost(
            "(e) resident memory after a short load",
            Figures.median(starts, StartUp::loaded),
            250,
            "%.0f MiB",
            List.of(Outcome.number("(e) resident memory when ready: %.0f MiB", ready))));
  }

  private StartUp once() {
    Launch launch = testbed.anotherLaunch(List.of());
    long began = System.nanoTime();
    ServiceProcess service = ServiceProcess.start(launch);
    Thread guard = new Thread(service::close);
    Runtime.getRuntime().addShutdownHook(guard);
    try (service) {
      awaitReady(service, began);
      double seconds = (System.nanoTime() - began) / 1e9;
      long pid = service.process().pid();
      double cpuSeconds = Proc.cpuSeconds(pid);
      double ready = Proc.residentMebibytes(pid);
      var unused =
          wrk.run(service.address(), LOAD_SECONDS, "get-random.lua", LoadedDirectory.layout());
      return new StartUp(seconds, cpuSeconds, ready, Proc.residentMebibytes(pid));
    } finally {
      Runtime.getRuntime().removeShutdownHook(guard);
    }
  }

  private static void awaitReady(ServiceProcess service, long began) {
    int port = service.address().getPort() + Application.MANAGEMENT;
    while (!isReady(port)) {
      if (!service.process().isAlive() || System.nanoTime() - began > LONGEST_START_NANOS) {
        throw new BenchFailure("identity-service did not become ready; its log: " + service.log());
      }
      try {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_QUESTIONS_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BenchFailure("interrupted", e);
      }
    }
  }

  private static boolean isReady(int port) {
    try (HttpConnection management = new HttpConnection(port)) {
      return management.get("/q/health/ready").status() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }
}
