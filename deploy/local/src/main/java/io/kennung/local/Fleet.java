package io.kennung.local;

import io.kennung.local.frontdoor.Backends;
import io.kennung.local.plan.Application;
import io.kennung.local.plan.Surroundings;
import io.kennung.local.run.Progress;
import io.kennung.local.run.StartFailure;
import io.kennung.local.run.Teardown;
import io.kennung.local.state.RunFolder;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The processes of all services. */
final class Fleet implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  /** Longer than a request takes from the front door to a process of the same machine. */
  private static final Duration DRAIN = Duration.ofMillis(250);

  private final Surroundings surroundings;
  private final RunFolder run;
  private final Map<String, String> environment;
  private final List<ServiceProcess> processes = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> failure = new CompletableFuture<>();

  private final Map<String, Backends> backends =
      Application.ALL.stream()
          .collect(
              Collectors.toUnmodifiableMap(Application::name, service -> new Backends(List.of())));

  /**
   * @param environment of every process, beyond its surroundings
   */
  Fleet(Surroundings surroundings, RunFolder run, Map<String, String> environment) {
    this.surroundings = surroundings;
    this.run = run;
    this.environment = environment;
  }

  /** Every process, in the order of their starts. */
  List<ServiceProcess> processes() {
    return List.copyOf(processes);
  }

  /** The processes by service, for the front door. Grows with the fleet. */
  Map<String, Backends> backends() {
    return backends;
  }

  /** Completes with the reason when a process ends that nobody has asked to. */
  CompletableFuture<String> failure() {
    return failure;
  }

  /** Sees to it that a service starts fast from now on. */
  void train(Application service, int port, Teardown teardown, Progress progress) {
    StartUpCache cache = cacheOf(service);
    if (cache.isCurrent()) {
      return;
    }
    long began = System.nanoTime();
    Function<List<String>, ServiceProcess> pupil =
        flags ->
            teardown.open(() -> {
              String name = service.folder() + "-training";
              ServiceProcess process =
                  ServiceProcess.start(surroundings.launch(service, name, port, flags));
              run.add(name, process.process().toHandle());
              return process;
            });
    if (cache.train(pupil, progress)) {
      progress.done("start-up cache of " + service.folder(), began);
    }
  }

  /**
   * Starts one more process of a service; the front door sends requests to it as soon as it is
   * ready, which is when this returns.
   */
  ServiceProcess start(Application service, int port, boolean aot) {
    int others = (int) processes.stream().filter(each -> isOf(service, each)).count();
    String name = service.folder() + (others == 0 ? "" : "-" + (others + 1));
    List<String> flags = aot ? cacheOf(service).flags() : List.of();
    ServiceProcess process =
        ServiceProcess.start(surroundings.launch(service, name, port, flags).with(environment));
    processes.add(process);
    run.add(name, process.process().toHandle());
    var _ = process.failure().thenAccept(failure::complete);
    process.awaitReady(LONGEST_START);
    Backends serving = backendsOf(service);
    serving.add(process.address());
    process.beforeStop(() -> leave(serving, process));
    return process;
  }

  /** Starts another process where a dead one was: of its service, and at its address. */
  ServiceProcess startAgain(ServiceProcess dead, boolean aot) {
    Application service =
        Application.ALL.stream().filter(each -> isOf(each, dead)).findFirst().orElseThrow();
    return start(service, dead.address().getPort(), aot);
  }

  /**
   * A connection that is kept alive and closed from the other end costs the request that is on its
   * way through it.
   */
  private static void leave(Backends backends, ServiceProcess process) {
    backends.remove(process.address());
    LockSupport.parkNanos(DRAIN.toNanos());
  }

  @Override
  public void close() {
    List<Thread> stops =
        processes.stream().map(each -> Thread.startVirtualThread(each::stop)).toList();
    for (Thread stop : stops) {
      try {
        stop.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private StartUpCache cacheOf(Application service) {
    if (!Files.exists(service.packaged(surroundings.root()).resolve("quarkus-run.jar"))) {
      throw new StartFailure("%s is not built; ./dev build does it".formatted(service.folder()));
    }
    return new StartUpCache(service, surroundings.root());
  }

  private Backends backendsOf(Application service) {
    Backends found = backends.get(service.name());
    if (found == null) {
      throw new IllegalArgumentException(service.name());
    }
    return found;
  }

  private static boolean isOf(Application service, ServiceProcess process) {
    return process.name().startsWith(service.folder());
  }
}
