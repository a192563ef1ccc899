package io.kennung.setup.database;

import io.kennung.setup.Surroundings;
import io.kennung.setup.Unprepared;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code setup database}. */
@Command(
    name = "database",
    description = {
      "Sees to it that each service has a role and a schema in PostgreSQL, and nothing else.",
      "Reads from the environment: KENNUNG_DATABASE_URL (jdbc:postgresql://HOST/DATABASE),"
          + " KENNUNG_DATABASE_ADMIN and KENNUNG_DATABASE_ADMIN_PASSWORD (may create roles, owns the"
          + " database), KENNUNG_PASSWORD_IDENTITY, _VERIFICATION, _SAFE and _REVOCATION."
    })
public final class DatabaseCommand implements Callable<Integer> {

  private static final List<String> SERVICES =
      List.of("identity", "verification", "safe", "revocation");
  private static final String PATIENCE_SECONDS = "10";

  private final Surroundings surroundings;

  @Option(
      names = "--check-only",
      description = "Change nothing, and need no administrator: say what is not as it should be.")
  private boolean checkOnly;

  public DatabaseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String url = surroundings.of("KENNUNG_DATABASE_URL");
    List<ServiceRole> roles =
        SERVICES.stream().map(name -> new ServiceRole(name, password(name))).toList();
    if (!checkOnly) {
      provide(url, roles);
    }
    List<String> wrong = new Inspection(url).of(roles);
    if (!wrong.isEmpty()) {
      throw new Unprepared(String.join("; ", wrong));
    }
    System.out.printf("%s have a role and a schema each, and nothing else%n", said(roles));
    return 0;
  }

  private void provide(String url, List<ServiceRole> roles) {
    Properties admission = new Properties();
    admission.setProperty("user", surroundings.of("KENNUNG_DATABASE_ADMIN"));
    admission.setProperty("password", surroundings.of("KENNUNG_DATABASE_ADMIN_PASSWORD"));
    admission.setProperty("connectTimeout", PATIENCE_SECONDS);
    try (Connection administrator = DriverManager.getConnection(url, admission)) {
      Provision.of(administrator, roles);
    } catch (SQLException e) {
      throw new Unprepared("PostgreSQL refuses: " + e.getMessage(), e);
    }
  }

  private String password(String service) {
    return surroundings.of("KENNUNG_PASSWORD_" + service.toUpperCase(Locale.ROOT));
  }

  private static String said(List<ServiceRole> roles) {
    Stream<String> first = roles.stream().limit(roles.size() - 1L).map(ServiceRole::name);
    return String.join(", ", first.toList()) + " and " + roles.getLast();
  }
}
