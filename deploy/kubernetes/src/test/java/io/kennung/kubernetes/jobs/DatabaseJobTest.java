package io.kennung.kubernetes.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.local.LocalPostgres;
import io.kennung.setup.database.Provision;
import io.kennung.setup.database.ServiceRole;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Job that makes roles and schemas, with an administrator as managed databases give one. */
class DatabaseJobTest {

  private static final List<String> SERVICES =
      List.of("identity", "verification", "safe", "revocation");

  @TempDir static Path folder;
  private static LocalPostgres postgres;

  @BeforeAll
  static void start() throws SQLException {
    postgres = LocalPostgres.start(folder, 0);
    run("CREATE ROLE admin LOGIN CREATEROLE PASSWORD 'admin-password'");
    run("ALTER DATABASE kennung OWNER TO admin");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void forget() throws SQLException {
    for (String service : SERVICES) {
      run("DROP SCHEMA IF EXISTS %s CASCADE".formatted(service));
      run(
          """
          DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
            DROP OWNED BY %1$s; DROP ROLE %1$s; END IF; END $$
          """
              .formatted(service));
    }
  }

  @Test
  void everyServiceHasASchemaAndNothingElse() throws SQLException {
    Said said = Said.by(environment(), "database");

    assertThat(said.output())
        .isEqualTo(
            "identity, verification, safe and revocation have a role and a schema each, and nothing"
                + " else\n");
    assertThat(said.code()).isZero();
    try (Connection safe = as("safe")) {
      safe.createStatement().execute("CREATE TABLE crate (n int)");
    }
    try (Connection identity = as("identity")) {
      assertThatThrownBy(() -> identity.createStatement().execute("SELECT FROM safe.crate"))
          .hasMessageContaining("permission denied for schema safe");
      assertThatThrownBy(() -> identity.createStatement().execute("CREATE SCHEMA more"))
          .hasMessageContaining("permission denied for database");
      assertThatThrownBy(
              () -> identity.createStatement().execute("CREATE TABLE public.crate (n int)"))
          .hasMessageContaining("permission denied for schema public");
    }
    try (Connection admin =
        DriverManager.getConnection(postgres.jdbcUrl(), "admin", "admin-password")) {
      assertThatThrownBy(() -> admin.createStatement().execute("SET ROLE safe"))
          .as("what the administrator needed for it is gone again")
          .hasMessageContaining("permission denied to set role");
    }
  }

  @Test
  void theSecondTimeChangesNothingButAPassword() throws SQLException {
    assertThat(Said.by(environment(), "database").code()).isZero();
    try (Connection safe = as("safe")) {
      safe.createStatement().execute("CREATE TABLE crate AS SELECT 'boskoop' AS sort");
    }
    Map<String, String> rotated = environment();
    rotated.put("KENNUNG_PASSWORD_SAFE", "another password, isn't it");

    assertThat(Said.by(rotated, "database").code()).isZero();

    try (Connection safe =
            DriverManager.getConnection(postgres.jdbcUrl(), "safe", "another password, isn't it");
        var rows = safe.createStatement().executeQuery("SELECT sort FROM crate")) {
      assertThat(rows.next()).isTrue();
    }
    assertThatThrownBy(() -> as("safe").close()).hasMessageContaining("authentication failed");
  }

  @Test
  void twoAtOnceDoNotDisturbEachOther() throws Exception {
    Callable<Integer> one =
        () -> {
          try (Connection admin =
              DriverManager.getConnection(postgres.jdbcUrl(), "admin", "admin-password")) {
            Provision.of(
                admin,
                SERVICES.stream().map(name -> new ServiceRole(name, password(name))).toList());
            return 0;
          }
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var each : threads.invokeAll(List.of(one, one, one, one))) {
        assertThat(each.get()).isZero();
      }
    }
    assertThat(Said.by(environment(), "database", "--check-only").code()).isZero();
  }

  @Test
  void whatBreaksInTheMiddleHasDoneNothing() throws SQLException {
    // The administrator may not touch the fourth: somebody mightier has made it.
    run("CREATE ROLE revocation SUPERUSER");

    Said broken = Said.by(environment(), "database");

    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.output()).contains("PostgreSQL refuses: ERROR: permission denied");
    run("DROP ROLE revocation");
    try (Connection all = postgres.administrator();
        var found =
            all.createStatement()
                .executeQuery(
                    "SELECT FROM pg_roles WHERE rolname IN ('identity', 'verification', 'safe')")) {
      assertThat(found.next()).isFalse();
    }
    assertThat(Said.by(environment(), "database").code()).isZero();
  }

  @Test
  void aSchemaOfSomebodyElseIsNotTaken() throws SQLException {
    run("CREATE SCHEMA safe");

    Said said = Said.by(environment(), "database");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output()).contains("role safe does not work in a schema safe that it owns");
  }

  @Test
  void aWrongPasswordIsSaidInALine() {
    Map<String, String> wrong = environment();
    wrong.put("KENNUNG_DATABASE_ADMIN_PASSWORD", "wrong-password");

    Said said = Said.by(wrong, "database");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output())
        .contains("PostgreSQL refuses: FATAL: password authentication failed for user \"admin\"")
        .doesNotContain("wrong-password");
    assertThat(said.output().lines()).hasSize(1);
  }

  @Test
  void aLookFindsWhatIsMissingAndWhatIsTooMuch() throws SQLException {
    Said nothingThere = Said.by(environment(), "database", "--check-only");
    assertThat(nothingThere.code()).isEqualTo(1);
    assertThat(nothingThere.output()).contains("role identity does not come in");

    assertThat(Said.by(environment(), "database").code()).isZero();
    run("GRANT USAGE ON SCHEMA identity TO safe");
    run("ALTER ROLE revocation CREATEDB");
    run("GRANT identity TO verification");
    run("ALTER ROLE identity SET search_path = public");

    assertThat(Said.by(environment(), "database", "--check-only").output())
        .contains("role safe can use the schema identity")
        .contains("role revocation may more than it should: create databases")
        .contains("role verification is a member of identity")
        .contains("role identity does not work in a schema identity that it owns");
  }

  @Test
  void aVariableThatIsMissingIsNamed() {
    Map<String, String> less = environment();
    less.remove("KENNUNG_PASSWORD_SAFE");

    assertThat(Said.by(less, "database"))
        .isEqualTo(new Said(1, "setup: KENNUNG_PASSWORD_SAFE is not set\n"));
  }

  @Test
  void theServerIsNeverToldAPassword() throws SQLException {
    run("ALTER SYSTEM SET log_statement = 'all'");
    run("SELECT pg_reload_conf()");
    try {
      assertThat(Said.by(environment(), "database").code()).isZero();
    } finally {
      run("ALTER SYSTEM RESET log_statement");
      run("SELECT pg_reload_conf()");
    }
    assertThat(postgres.log())
        .content()
        .contains("CREATE ROLE safe")
        .doesNotContain("the password of safe");
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("KENNUNG_DATABASE_URL", postgres.jdbcUrl());
    environment.put("KENNUNG_DATABASE_ADMIN", "admin");
    environment.put("KENNUNG_DATABASE_ADMIN_PASSWORD", "admin-password");
    SERVICES.forEach(name ->
        environment.put("KENNUNG_PASSWORD_" + name.toUpperCase(Locale.ROOT), password(name)));
    return environment;
  }

  private static String password(String service) {
    return "it's the password of " + service;
  }

  private static Connection as(String service) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), service, password(service));
  }

  private static void run(String statement) throws SQLException {
    try (Connection all = postgres.administrator()) {
      all.createStatement().execute(statement);
    }
  }
}
