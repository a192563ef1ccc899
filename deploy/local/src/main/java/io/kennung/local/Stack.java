package io.kennung.local;

import io.kennung.local.frontdoor.FrontDoor;
import io.kennung.local.frontdoor.RouteTable;
import io.kennung.local.plan.Application;
import io.kennung.local.plan.Outside;
import io.kennung.local.plan.Ports;
import io.kennung.local.plan.Surroundings;
import io.kennung.local.run.Progress;
import io.kennung.local.run.StartFailure;
import io.kennung.local.run.Teardown;
import io.kennung.local.state.FreePort;
import io.kennung.local.state.RunFolder;
import io.kennung.local.state.Secrets;
import io.kennung.local.state.StateFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The whole system on one machine: what {@link Up} starts for a person, and tests for themselves.
 */
public final class Stack implements AutoCloseable {

  private static final long LEAST_FREE_BYTES = 512L << 20;

  private final Teardown teardown;
  private final StackConfig config;
  private final LocalPostgres postgres;
  private final LocalKafka kafka;
  private final StandIns standIns;
  private final FrontDoor frontDoor;
  private final Fleet fleet;
  private final CompletableFuture<String> failure = new CompletableFuture<>();

  private Stack(
      StackConfig config, Teardown teardown, RunFolder run, Ports ports, Progress progress) {
    this.config = config;
    this.teardown = teardown;
    StateFolder state = config.state();
    long began = System.nanoTime();
    CompletableFuture<LocalKafka> broker =
        CompletableFuture.supplyAsync(() -> openKafka(ports, progress, began));
    this.postgres =
        teardown.open(
            () -> LocalPostgres.startUnguarded(state.postgres(), ports.of(Ports.POSTGRES)));
    progress.done("PostgreSQL", began);
    this.kafka = result(broker);
    Surroundings surroundings =
        new Surroundings(
            config.root(),
            state.logs(),
            postgres.jdbcUrl(),
            kafka.bootstrapServers(),
            new Secrets(state.secrets()),
            config.limits(),
            Outside.on(ports));
    long standInsBegan = System.nanoTime();
    this.standIns = StandIns.start(ports, surroundings, teardown);
    progress.done("mail inbox, telephone, sign-in", standInsBegan);
    Fleet processes = new Fleet(surroundings, run, config.environment());
    this.frontDoor =
        teardown.open(() ->
            new FrontDoor(ports.of(Ports.FRONT_DOOR), RouteTable.read(), processes.backends()));
    this.fleet = teardown.open(() -> processes);
    for (Application service : Application.ALL) {
      postgres.provision(service.schema(), surroundings.password(service.schema()));
      startAll(service, ports, progress);
    }
    watch();
  }

  /**
   * Starts everything and returns when it is ready. If this JVM ends without closing it, it ends
   * too.
   *
   * @throws StartFailure if it does not start; what had been started is ended again
   */
  public static Stack start(StackConfig config) {
    Teardown teardown = new Teardown();
    Runtime.getRuntime().addShutdownHook(new Thread(teardown::close));
    try {
      return start(config, Progress.silent(), teardown);
    } catch (RuntimeException e) {
      teardown.close();
      throw e;
    }
  }

  /** As {@link #start(StackConfig)}, for an owner who sees to the end itself. */
  static Stack start(StackConfig config, Progress progress, Teardown teardown) {
    StateFolder state = config.state();
    state.create();
    RunFolder run =
        teardown.open(() -> RunFolder.take(state.run()).orElseThrow(() -> alreadyRuns(config)));
    LocalPostgres.endOrphan(state.postgres());
    if (config.fresh()) {
      state.forget();
    }
    if (state.usableBytes() < LEAST_FREE_BYTES) {
      throw new StartFailure(
          "the disk is full: %d MB are free in %s, Kennung wants %d"
              .formatted(state.usableBytes() >> 20, state.path(), LEAST_FREE_BYTES >> 20));
    }
    return new Stack(
        config, teardown, run, config.ports().withReplicas(config.replicas()).resolved(), progress);
  }

  /** For instance {@code http://127.0.0.1:8080}. */
  public URI frontDoor() {
    return frontDoor.uri();
  }

  /** How often the front door has asked a second process because the first one died meanwhile. */
  public long secondAttempts() {
    return frontDoor.secondAttempts();
  }

  /** The page with every mail of the services, for instance {@code http://127.0.0.1:8025}. */
  public URI mail() {
    return standIns.mail().uri();
  }

  /** Where every mail goes, on 127.0.0.1. */
  public int smtpPort() {
    return standIns.mail().smtpPort();
  }

  /** The page with every SMS and call, for instance {@code http://127.0.0.1:8026}. */
  public URI telephone() {
    return standIns.telephone().uri();
  }

  /** Where staff sign in, for instance {@code http://127.0.0.1:8027}. */
  public URI issuer() {
    return standIns.issuer().uri();
  }

  public LocalPostgres postgres() {
    return postgres;
  }

  public LocalKafka kafka() {
    return kafka;
  }

  /** Every process of every service, replicas included. */
  public List<ServiceProcess> services() {
    return fleet.processes();
  }

  /**
   * Starts one more process of a service, with the same settings on any free port; the front door
   * then sends requests to all of them in turn.
   *
   * @param service its name, for instance {@code identity}
   */
  public ServiceProcess startReplica(String service) {
    return fleet.start(
        Application.named(service), FreePort.withNeighbour(Application.MANAGEMENT), config.aot());
  }

  /**
   * Starts a service again where a process of it has died: at the same address, with the same
   * settings. Returns when it is ready.
   */
  public ServiceProcess startAgain(ServiceProcess dead) {
    return startAgain(dead, Map.of());
  }

  /**
   * As {@link #startAgain(ServiceProcess)}, with other settings.
   *
   * @param environment what it finds in its environment beyond the rest; it wins
   */
  public ServiceProcess startAgain(ServiceProcess dead, Map<String, String> environment) {
    return fleet.startAgain(dead, environment, config.aot());
  }

  /**
   * Starts another process of the same service and, when it is ready, ends this one, as a rolling
   * update does.
   *
   * @param root where the packaged services of the new one lie
   * @param end ends the old one
   * @return the new one
   */
  public ServiceProcess replace(ServiceProcess old, Path root, Consumer<ServiceProcess> end) {
    return fleet.replace(
        old, root, FreePort.withNeighbour(Application.MANAGEMENT), config.aot(), end);
  }

  /**
   * Whom to tell, in a line for people, that a process has ended unasked and that others of its
   * service go on in its place.
   */
  void onLoss(Consumer<String> listener) {
    fleet.onLoss(listener);
  }

  /** Completes with a line for people when a part ends that the whole cannot go on without. */
  public CompletableFuture<String> failure() {
    return failure;
  }

  @Override
  public void close() {
    teardown.close();
  }

  private LocalKafka openKafka(Ports ports, Progress progress, long began) {
    LocalKafka started =
        teardown.open(() -> LocalKafka.start(config.state().kafka(), ports.of(Ports.KAFKA)));
    started.createTopics();
    progress.done("Kafka", began);
    return started;
  }

  private void startAll(Application service, Ports ports, Progress progress) {
    if (config.aot()) {
      fleet.train(service, ports.of(service.name()), teardown, progress);
    }
    for (int number = 1; number <= config.replicas(); number++) {
      long began = System.nanoTime();
      var _ = fleet.start(service, ports.of(service.process(number)), config.aot());
      progress.done(service.title(number), began);
    }
  }

  private void watch() {
    var _ = fleet.failure().thenAccept(failure::complete);
    var _ = kafka.failure().thenAccept(why -> failure.complete("Kafka ended: " + why));
    var _ =
        postgres
            .ended()
            .thenAccept(ended -> failure.complete("PostgreSQL ended; its log: " + postgres.log()));
  }

  private static <T> T result(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StartFailure failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static StartFailure alreadyRuns(StackConfig config) {
    return new StartFailure(
        "Kennung already runs on %s%s; ./dev stop ends it"
            .formatted(
                config.state().path(),
                RunFolder.owner(config.state().run())
                    .map(owner -> " (process %d)".formatted(owner.pid()))
                    .orElse("")));
  }
}
