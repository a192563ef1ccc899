package io.kennung.bench;

import io.kennung.local.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** (s) From the start of a process, with its start-up cache, to ready. */
final class CachedStarts {

  private static final int STARTS = 3;
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private record Start(double seconds, double cpuSeconds, double mebibytes) {}

  private CachedStarts() {}

  static String table(List<Testbed> services) {
    StringBuilder text = new StringBuilder();
    text.append(
        "| service | start to ready s | CPU s by then | MiB by then |\n|---|---|---|---|\n");
    for (Testbed each : services) {
      System.out.printf("Starting %s%n", each.service().folder());
      List<Start> starts = new ArrayList<>();
      for (int i = 0; i < STARTS; i++) {
        starts.add(once(each));
      }
      text.append(
          Outcome.number(
              "| %s | %.1f | %.1f | %.0f |%n",
              each.service().folder(),
              Figures.median(starts, Start::seconds),
              Figures.median(starts, Start::cpuSeconds),
              Figures.median(starts, Start::mebibytes)));
    }
    return text.toString();
  }

  private static Start once(Testbed service) {
    long began = System.nanoTime();
    ServiceProcess process = ServiceProcess.start(service.anotherLaunch(List.of()));
    Thread guard = new Thread(process::close);
    Runtime.getRuntime().addShutdownHook(guard);
    try (process) {
      process.awaitReady(LONGEST);
      long pid = process.process().pid();
      return new Start(
          (System.nanoTime() - began) / 1e9, Proc.cpuSeconds(pid), Proc.residentMebibytes(pid));
    } finally {
      Runtime.getRuntime().removeShutdownHook(guard);
    }
  }
}
