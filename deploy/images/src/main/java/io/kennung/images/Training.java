package io.kennung.images;

import io.kennung.images.base.Base;
import io.kennung.local.LocalKafka;
import io.kennung.local.LocalPostgres;
import io.kennung.local.ServiceProcess;
import io.kennung.local.StartUpCache;
import io.kennung.local.plan.Application;
import io.kennung.local.plan.Launch;
import io.kennung.local.plan.Outside;
import io.kennung.local.plan.Ports;
import io.kennung.local.plan.Surroundings;
import io.kennung.local.run.Progress;
import io.kennung.local.run.StartFailure;
import io.kennung.local.run.Teardown;
import io.kennung.local.state.Secrets;
import io.kennung.local.state.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes start-up caches: runs each service once with the Java of the base, on a PostgreSQL and a
 * Kafka of its own. A cache is kept as long as neither the program nor the Java changes.
 */
final class Training implements AutoCloseable {

  private final Path root;
  private final Base base;
  private final Path work;
  private final Progress progress;
  private final Teardown teardown = new Teardown();
  private @Nullable Ground ground;

  /**
   * @param work where caches are kept, and what a training leaves behind
   */
  Training(Path root, Base base, Path work, Progress progress) {
    this.root = root;
    this.base = base;
    this.work = work.toAbsolutePath();
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(new Thread(teardown::close));
  }

  /**
   * The start-up cache for what is staged.
   *
   * @throws StartFailure if the Java of the base does not run here, or the service does not start
   */
  Path cacheOf(Application service, Stage stage) throws IOException {
    Path kept = work.resolve("%s-%s.aot".formatted(service.folder(), key(service, stage)));
    if (!Files.exists(kept)) {
      demandThatItRunsHere();
      train(service, stage);
      Files.move(stage.folder().resolve(StartUpCache.FILE), kept);
    }
    return kept;
  }

  @Override
  public void close() {
    teardown.close();
  }

  private void train(Application service, Stage stage) {
    long began = System.nanoTime();
    Ground here = ground();
    here.postgres.provision(service.schema(), here.surroundings.password(service.schema()));
    StartUpCache cache = new StartUpCache(service, stage.folder());
    boolean trained =
        cache.train(
            flags -> teardown.open(() -> ServiceProcess.start(here.launch(service, flags, stage))),
            progress);
    if (!trained) {
      throw new StartFailure("no start-up cache for %s".formatted(service.folder()));
    }
    progress.done("start-up cache of " + service.folder(), began);
  }

  private String key(Application service, Stage stage) throws IOException {
    String java = Stage.sha256(base.java().resolveSibling("../lib/modules"));
    String options = Application.JVM + service.heap() + service.warmUp();
    return Stage.hex((java + options + stage.digest()).getBytes(StandardCharsets.UTF_8))
        .substring(0, 16);
  }

  private void demandThatItRunsHere() throws IOException {
    try {
      Process java =
          new ProcessBuilder(base.java().toString(), "-version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (java.waitFor() == 0) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new StartFailure(doesNotRun(), e);
    }
    throw new StartFailure(doesNotRun());
  }

  private String doesNotRun() {
    return "the Java of %s does not run on this machine, and only it can make the start-up caches;"
            .formatted(base.name())
        + " build there where it runs, or without them: --no-aot";
  }

  private Ground ground() {
    if (ground == null) {
      ground = prepare();
    }
    return ground;
  }

  private Ground prepare() {
    StateFolder state = new StateFolder(work.resolve("training"));
    state.create();
    state.forget();
    Ports ports = Ports.anyFree().resolved();
    LocalPostgres postgres =
        teardown.open(() -> LocalPostgres.start(state.postgres(), ports.of(Ports.POSTGRES)));
    LocalKafka kafka = teardown.open(() -> LocalKafka.start(state.kafka(), ports.of(Ports.KAFKA)));
    kafka.createTopics();
    Surroundings surroundings =
        new Surroundings(
            root,
            state.logs(),
            postgres.jdbcUrl(),
            kafka.bootstrapServers(),
            new Secrets(state.secrets()),
            false,
            Outside.on(ports));
    return new Ground(postgres, surroundings, ports, base.java());
  }

  /** Where services are trained. */
  private record Ground(LocalPostgres postgres, Surroundings surroundings, Ports ports, Path java) {

    Launch launch(Application service, List<String> flags, Stage stage) {
      return surroundings
          .launch(service, service.folder() + "-training", ports.of(service.name()), flags)
          .by(java, stage.folder());
    }
  }
}
