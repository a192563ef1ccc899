package io.kennung.drills.rotation;

import io.kennung.local.LocalPostgres;
import io.kennung.local.ServiceProcess;
import io.kennung.local.plan.Application;
import io.kennung.local.state.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL knows one password a role. So that nobody is locked out while replicas differ, each
 * service gets a second role, which acts as the first.
 */
final class Roles {

  private static final String SECOND = "_b";

  private final LocalPostgres postgres;
  private final Map<String, String> passwords = new HashMap<>();

  Roles(LocalPostgres postgres) {
    this.postgres = postgres;
  }

  /** Beside the first one of each schema. */
  void addSecond() {
    try (Connection connection = postgres.administrator();
        Statement statement = connection.createStatement()) {
      for (Application each : Application.ALL) {
        String password = Secrets.random();
        passwords.put(each.schema(), password);
        for (String line : statements(each.schema(), statement.enquoteLiteral(password))) {
          statement.execute(line);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> statements(String schema, String password) {
    String second = schema + SECOND;
    return List.of(
        "CREATE ROLE %s LOGIN PASSWORD %s IN ROLE %s".formatted(second, password, schema),
        "ALTER ROLE %s SET role = %s".formatted(second, schema),
        "ALTER ROLE %s SET search_path = %s".formatted(second, schema));
  }

  /** By which a process comes in with the second role. */
  Map<String, String> second(ServiceProcess process) {
    String schema = service(process).schema();
    return Map.of(
        "QUARKUS_DATASOURCE_USERNAME",
        schema + SECOND,
        "QUARKUS_DATASOURCE_PASSWORD",
        passwords.getOrDefault(schema, ""));
  }

  /** Nobody comes in by the first ones any more. */
  void closeFirst() {
    try (Connection connection = postgres.administrator();
        Statement statement = connection.createStatement()) {
      for (Application each : Application.ALL) {
        statement.execute("ALTER ROLE %s NOLOGIN".formatted(each.schema()));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this password still opens the first role. */
  boolean opens(String schema, String password) {
    try (Connection connection =
        DriverManager.getConnection(postgres.jdbcUrl(), schema, password)) {
      return connection.isValid(1);
    } catch (SQLException refused) {
      return false;
    }
  }

  private static Application service(ServiceProcess process) {
    return Application.ALL.stream()
        .filter(each -> process.name().startsWith(each.folder()))
        .findFirst()
        .orElseThrow();
  }
}
