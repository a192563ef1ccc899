package io.kennung.images;

import io.kennung.local.LocalKafka;
import io.kennung.local.LocalPostgres;
import io.kennung.local.plan.Application;
import io.kennung.local.plan.Launch;
import io.kennung.local.plan.Outside;
import io.kennung.local.plan.Ports;
import io.kennung.local.plan.Surroundings;
import io.kennung.local.state.Secrets;
import io.kennung.local.state.StateFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL and a Kafka for containers, and what services are told about them. */
final class Surrounded implements AutoCloseable {

  private final Ports ports = Ports.anyFree().resolved();
  private final LocalPostgres postgres;
  private final LocalKafka kafka;
  private final Surroundings surroundings;

  Surrounded(Path root, Path folder) {
    StateFolder state = new StateFolder(folder);
    state.create();
    state.forget();
    postgres = LocalPostgres.start(state.postgres(), ports.of(Ports.POSTGRES));
    kafka = LocalKafka.start(state.kafka(), ports.of(Ports.KAFKA));
    kafka.createTopics();
    surroundings =
        new Surroundings(
            root,
            state.logs(),
            postgres.jdbcUrl(),
            kafka.bootstrapServers(),
            new Secrets(state.secrets()),
            false,
            Outside.on(ports));
  }

  int port(Application service) {
    return ports.of(service.name());
  }

  /** What a service is told, all of it in its environment, and its schema made. */
  Map<String, String> environmentOf(Application service) {
    postgres.provision(service.schema(), surroundings.password(service.schema()));
    Launch launch = surroundings.launch(service, service.folder(), port(service), List.of());
    Map<String, String> environment = new TreeMap<>(launch.environment());
    for (String each : launch.command()) {
      if (each.startsWith("-D")) {
        String[] setting = each.substring("-D".length()).split("=", 2);
        environment.put(
            setting[0].replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), setting[1]);
      }
    }
    return environment;
  }

  @Override
  public void close() {
    kafka.close();
    postgres.close();
  }
}
