package io.kennung.bench;

import io.kennung.local.ServiceProcess;
import io.kennung.local.Stack;
import io.kennung.local.StackConfig;
import io.kennung.local.plan.Application;
import io.kennung.local.plan.Launch;
import io.kennung.local.plan.Ports;
import io.kennung.local.plan.Surroundings;
import io.kennung.local.state.FreePort;
import io.kennung.local.state.RunFolder;
import io.kennung.local.state.Secrets;
import io.kennung.local.state.StateFolder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What is measured: everything as {@code ./dev up} starts it, on free ports and its own state. */
final class Testbed implements AutoCloseable {

  private final Path root;
  private final Stack stack;
  private final Application service;
  private final ServiceProcess process;
  private final Surroundings surroundings;

  private Testbed(Path root, Stack stack, Surroundings surroundings, Application service) {
    this.root = root;
    this.stack = stack;
    this.service = service;
    this.process =
        stack.services().stream().filter(each -> isOf(service, each)).findFirst().orElseThrow();
    this.surroundings = surroundings;
  }

  /**
   * Starts everything and returns when it is ready. Ends with this JVM at the latest.
   *
   * @param service the one that is measured
   * @param needed those that it needs beside it; the others are ended again, since they would only
   *     be in the way
   */
  static Testbed start(
      Path root, StateFolder state, boolean fresh, Application service, List<Application> needed) {
    if (RunFolder.owner(state.run()).isEmpty()) {
      // Events of earlier runs are of no use to anybody.
      StateFolder.delete(state.kafka());
    }
    Stack stack = Stack.start(new StackConfig(root, state, Ports.anyFree(), fresh, true, false));
    Surroundings surroundings =
        new Surroundings(
            root,
            state.logs(),
            stack.postgres().jdbcUrl(),
            stack.kafka().bootstrapServers(),
            new Secrets(state.secrets()),
            false);
    stack.services().stream()
        .filter(each -> !isOf(service, each))
        .filter(each -> needed.stream().noneMatch(other -> isOf(other, each)))
        .forEach(ServiceProcess::stop);
    return new Testbed(root, stack, surroundings, service);
  }

  private static boolean isOf(Application service, ServiceProcess process) {
    return process.name().startsWith(service.folder());
  }

  /**
   * The same, as seen by another service of it. Closing either ends both.
   *
   * @param other one of those that were needed
   */
  Testbed of(String other) {
    return new Testbed(root, stack, surroundings, Application.named(other));
  }

  Application service() {
    return service;
  }

  URI uri() {
    return process.address();
  }

  /** Where metrics are. */
  URI management() {
    return process.management();
  }

  /** The process under measurement. */
  long pid() {
    return process.process().pid();
  }

  int databasePort() {
    return stack.postgres().port();
  }

  String jdbcUrl() {
    return stack.postgres().jdbcUrl();
  }

  /** One of those that the services of this machine are started with. */
  String secret(String name) {
    return surroundings.secrets().of(name);
  }

  /** Of the role that the service itself works as. */
  String password() {
    return surroundings.password(service.schema());
  }

  /** May do everything, in the service's schema. */
  Connection administrator() throws SQLException {
    Connection connection = stack.postgres().administrator();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = " + service.schema());
    }
    return connection;
  }

  /** The parent of every process of the database. */
  long postmaster() {
    try (Connection connection = administrator();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow().pid();
    } catch (SQLException e) {
      throw new BenchFailure("PostgreSQL did not answer", e);
    }
  }

  /** Ends the service of the stack; what is started next has the machine for itself. */
  void stopService() {
    process.stop();
  }

  /** How many records the topic holds. */
  long records(String topic) {
    return stack.kafka().records(topic);
  }

  /**
   * How {@code ./dev up} starts the service, with its start-up cache where there is one.
   *
   * @param settings that it is given beyond the usual ones, {@code key=value}
   */
  Launch anotherLaunch(List<String> settings) {
    List<String> flags = new ArrayList<>();
    if (Files.exists(service.packaged(root).resolve("app.aot"))) {
      flags.add("-XX:AOTCache=app.aot");
    }
    for (String setting : settings) {
      flags.add("-D" + setting);
    }
    return surroundings.launch(
        service,
        service.folder() + "-bench",
        FreePort.withNeighbour(Application.MANAGEMENT),
        flags);
  }

  @Override
  public void close() {
    stack.close();
  }
}
