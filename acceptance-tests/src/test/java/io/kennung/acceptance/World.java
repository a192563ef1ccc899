package io.kennung.acceptance;

import io.kennung.chassis.testing.Golden;
import io.kennung.chassis.testing.TopicWriter;
import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.local.LocalKafka;
import io.kennung.local.LocalPostgres;
import io.kennung.local.ServiceProcess;
import io.kennung.local.Stack;
import io.kennung.local.StackConfig;
import io.kennung.local.state.StateFolder;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A whole system that runs, and the misfortunes that can befall it. */
final class World implements AutoCloseable {

  static final String IDENTITY = "identity";
  static final String VERIFICATION = "verification";
  static final String REVOCATION = "revocation";
  static final String SAFE = "safe";

  private static final SecureRandom RANDOM = new SecureRandom();

  private StackConfig config;
  private final Map<URI, Directory> directories = new ConcurrentHashMap<>();
  private Stack stack;
  private LocalKafka kafka;
  private LocalPostgres postgres;

  private World(StackConfig config) {
    this.config = config;
    this.stack = Stack.start(config);
    this.kafka = stack.kafka();
    this.postgres = stack.postgres();
  }

  /** A system of its own, new and empty. Its logs stay in the folder of the build. */
  static World create() {
    return create(Map.of());
  }

  /** As {@link #create()}; every service finds this in its environment, too. */
  static World create(Map<String, String> environment) {
    return ofReplicas(1, environment);
  }

  /** As {@link #create(Map)}, with so many processes of every service. */
  static World ofReplicas(int count, Map<String, String> environment) {
    try {
      Path worlds = Files.createDirectories(Path.of("target", "worlds"));
      Path state = Files.createTempDirectory(worlds, "");
      return new World(
          StackConfig.forTests(state).withReplicas(count).withEnvironment(environment));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SecretKey newKey() {
    return SecretKey.generate(RANDOM);
  }

  Stack stack() {
    return stack;
  }

  StackConfig config() {
    return config;
  }

  StateFolder state() {
    return config.state();
  }

  LocalPostgres postgres() {
    return postgres;
  }

  String broker() {
    return kafka.bootstrapServers();
  }

  /** The client of a person: through the front door. */
  Directory directory() {
    return at(stack.frontDoor());
  }

  /** A client that has only this one replica. */
  Directory at(ServiceProcess replica) {
    return at(replica.address());
  }

  private Directory at(URI address) {
    return directories.computeIfAbsent(address, Directory::at);
  }

  /** A new identity with a new key. */
  static Identity register(Directory directory) {
    SecretKey key = newKey();
    return new Identity(directory.create(key).identity(), key);
  }

  /** So many replicas of identity-service that live; see {@link #replicas(String, int)}. */
  List<ServiceProcess> replicas(int count) {
    return replicas(IDENTITY, count);
  }

  /** So many replicas of a service that live, the oldest first; starts those that are missing. */
  List<ServiceProcess> replicas(String service, int count) {
    List<ServiceProcess> living =
        new ArrayList<>(
            living().stream().filter(each -> each.name().startsWith(service + "-")).toList());
    while (living.size() < count) {
      living.add(stack.startReplica(service));
    }
    return living.subList(0, count);
  }

  /** Every replica of every service that lives. */
  List<ServiceProcess> living() {
    return stack.services().stream().filter(each -> each.process().isAlive()).toList();
  }

  /** One more of identity-service. */
  ServiceProcess startReplica() {
    return stack.startReplica(IDENTITY);
  }

  /** What has been sent to people. */
  Deliveries deliveries() {
    return new Deliveries(stack.mail(), stack.telephone());
  }

  /** Publishes what another service would; returns once the broker has it. */
  void publish(Golden... events) {
    try (TopicWriter writer = new TopicWriter(broker())) {
      for (Golden event : events) {
        writer.send(event);
      }
    }
  }

  /** Does something to the database that no service could. */
  void inDatabase(String sql) {
    try (var connection = postgres.administrator();
        var statement = connection.createStatement()) {
      statement.execute("SET search_path = " + IDENTITY);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of every row, from identity-service's schema. */
  List<String> rows(String sql) {
    return rows(IDENTITY, sql);
  }

  /** The first column of every row. */
  List<String> rows(String schema, String sql) {
    try (var connection = postgres.administrator();
        var statement = connection.createStatement()) {
      statement.execute("SET search_path = " + schema);
      List<String> rows = new ArrayList<>();
      try (var found = statement.executeQuery(sql)) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void stopKafka() {
    kafka.close();
  }

  void startKafka() {
    kafka = LocalKafka.start(state().kafka(), port(broker()));
  }

  void stopPostgres() {
    postgres.close();
  }

  void startPostgres() {
    postgres = LocalPostgres.start(state().postgres(), postgres.port());
  }

  /** Everything ends in good order and begins again with what it had kept. */
  void restart() {
    restart(config.environment());
  }

  /** As {@link #restart()}, with another environment of the services. */
  void restart(Map<String, String> environment) {
    end();
    config = config.withEnvironment(environment);
    stack = Stack.start(config);
    kafka = stack.kafka();
    postgres = stack.postgres();
  }

  @Override
  public void close() {
    end();
    StateFolder.delete(state().postgres());
    StateFolder.delete(state().kafka());
  }

  private void end() {
    directories.values().forEach(Directory::close);
    directories.clear();
    stack.close();
    kafka.close();
    postgres.close();
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }
}
