package io.kennung.local;

import io.kennung.local.frontdoor.Backends;
import io.kennung.local.plan.Application;
import io.kennung.local.plan.Surroundings;
import io.kennung.local.run.Progress;
import io.kennung.local.run.StartFailure;
import io.kennung.local.run.Teardown;
import io.kennung.local.state.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The processes of all services. */
final class Fleet implements AutoCloseable {

  /** A machine that does other things besides takes its time. */
  private static final Duration LONGEST_START = Duration.ofSeconds(180);

  /** Longer than a request takes from the front door to a process of the same machine. */
  private static final Duration DRAIN = Duration.ofMillis(250);

  private final Surroundings surroundings;
  private final RunFolder run;
  private final Map<String, String> environment;
  private final List<ServiceProcess> processes = new CopyOnWriteArrayList<>();
  private volatile Consumer<String> lossListener = why -> {};
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

  /** Whom to tell that a process has ended unasked and that others go on in its place. */
  void onLoss(Consumer<String> listener) {
    lossListener = listener;
  }

  /** Completes with the reason when the last process of a service ends that nobody has asked to. */
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
    return start(surroundings, service, port, Map.of(), aot);
  }

  /**
   * Starts another process of the same service, then ends this one.
   *
   * @param root where the packaged services of the new one lie
   * @param end ends the old one in good order
   */
  ServiceProcess replace(
      ServiceProcess old, Path root, int port, boolean aot, Consumer<ServiceProcess> end) {
    ServiceProcess successor = start(surroundings.at(root), serviceOf(old), port, Map.of(), aot);
    end.accept(old);
    return successor;
  }

  private ServiceProcess start(
      Surroundings surroundings,
      Application service,
      int port,
      Map<String, String> more,
      boolean aot) {
    int others = (int) processes.stream().filter(each -> isOf(service, each)).count();
    String name = service.title(others + 1);
    List<String> flags = aot ? cacheOf(surroundings, service).flags() : List.of();
    ServiceProcess process =
        ServiceProcess.start(
            surroundings.launch(service, name, port, flags).with(environment).with(more));
    processes.add(process);
    run.add(name, process.process().toHandle());
    var _ = process.failure().thenAccept(why -> lost(service, process, why));
    process.awaitReady(LONGEST_START);
    Backends serving = backendsOf(service);
    serving.add(process.address());
    process.beforeStop(() -> leave(serving, process));
    return process;
  }

  /** The front door leaves it out; what is left of its service goes on. */
  private void lost(Application service, ServiceProcess process, String why) {
    backendsOf(service).remove(process.address());
    long left =
        processes.stream().filter(each -> isOf(service, each) && each.process().isAlive()).count();
    if (left == 0) {
      failure.complete(why);
    } else {
      lossListener.accept("%s; %s goes on with %d of them".formatted(why, service.folder(), left));
    }
  }

  /** Starts another process where a dead one was: of its service, and at its address. */
  ServiceProcess startAgain(ServiceProcess dead, Map<String, String> more, boolean aot) {
    return start(surroundings, serviceOf(dead), dead.address().getPort(), more, aot);
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
    return cacheOf(surroundings, service);
  }

  private static StartUpCache cacheOf(Surroundings surroundings, Application service) {
    Path packaged = service.packaged(surroundings.root());
    if (!Files.exists(packaged.resolve("quarkus-run.jar"))) {
      throw new StartFailure("%s is not built; ./dev build does it".formatted(service.folder()));
    }
    return new StartUpCache(service, packaged);
  }

  private Backends backendsOf(Application service) {
    Backends found = backends.get(service.name());
    if (found == null) {
      throw new IllegalArgumentException(service.name());
    }
    return found;
  }

  private static Application serviceOf(ServiceProcess process) {
    return Application.ALL.stream().filter(each -> isOf(each, process)).findFirst().orElseThrow();
  }

  private static boolean isOf(Application service, ServiceProcess process) {
    return process.name().startsWith(service.folder());
  }
}
