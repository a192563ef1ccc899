package io.kennung.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.local.run.StartFailure;
import io.kennung.local.state.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

  @TempDir Path folder;

  @Test
  void keepsRolesApartAndDataAcrossRestarts() throws Exception {
    int port;
    try (LocalPostgres postgres = LocalPostgres.start(folder, 0)) {
      port = postgres.port();
      postgres.provision("apples", "red");
      postgres.provision("pears", "gr'een");
      postgres.provision("pears", "gr'een");

      assertThat(one(postgres, "pears", "gr'een", "SHOW fsync")).isEqualTo("on");
      assertThat(one(postgres, "pears", "gr'een", "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(one(postgres, "pears", "gr'een", "SELECT current_schema()")).isEqualTo("pears");
      assertThat(
              Integer.parseInt(one(postgres, "pears", "gr'een", "SHOW server_version_num")) / 10000)
          .isEqualTo(PostgresFolder.MAJOR);

      run(postgres, "apples", "red", "CREATE TABLE crate AS SELECT 'boskoop' AS sort");
      assertThatThrownBy(() -> one(postgres, "pears", "gr'een", "SELECT sort FROM apples.crate"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied for schema apples");
      assertThatThrownBy(
              () -> run(postgres, "pears", "gr'een", "CREATE TABLE public.crate (n int)"))
          .hasMessageContaining("permission denied for schema public");
      assertThatThrownBy(() -> run(postgres, "pears", "gr'een", "CREATE SCHEMA more"))
          .hasMessageContaining("permission denied for database");
      assertThatThrownBy(() -> one(postgres, "apples", "gr'een", "SELECT 1"))
          .hasMessageContaining("password authentication failed");
      assertThatThrownBy(() -> LocalPostgres.start(folder, 0))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("already runs");
    }
    try (LocalPostgres postgres = LocalPostgres.start(folder, port)) {
      assertThat(postgres.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:%d/kennung", port);
      assertThat(one(postgres, "apples", "red", "SELECT sort FROM crate")).isEqualTo("boskoop");
    }
    assertThat(FreePort.isFree(port)).isTrue();
  }

  @Test
  void takesOverFromAnOwnerThatWasKilled() throws Exception {
    Process owner = ChildJvm.start(PostgresOwner.class, folder.toString());
    int port = Integer.parseInt(ChildJvm.firstLine(owner));
    owner.destroyForcibly();
    assertThat(owner.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(FreePort.isFree(port)).as("the server outlives its owner").isFalse();

    try (LocalPostgres postgres = LocalPostgres.start(folder, 0)) {
      assertThat(one(postgres, "apples", "red", "SELECT sort FROM crate")).isEqualTo("boskoop");
      assertThat(FreePort.isFree(port)).as("the former server is gone").isTrue();
    }
  }

  @Test
  void refusesDataOfAnotherMajorVersion() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/PG_VERSION"), "12\n");
    Files.createFile(folder.resolve("complete"));

    assertThatThrownBy(() -> LocalPostgres.start(folder, 0))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("written by PostgreSQL 12")
        .hasMessageContaining("--fresh");
  }

  /** Starts a server, writes a row, says on which port, and waits to be killed. */
  static final class PostgresOwner {

    public static void main(String[] arguments) throws Exception {
      LocalPostgres postgres = LocalPostgres.start(Path.of(arguments[0]), 0);
      postgres.provision("apples", "red");
      run(postgres, "apples", "red", "CREATE TABLE crate AS SELECT 'boskoop' AS sort");
      System.out.println(postgres.port());
      Thread.currentThread().join();
    }
  }

  private static String one(LocalPostgres postgres, String role, String password, String query)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), role, password);
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void run(LocalPostgres postgres, String role, String password, String statement)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), role, password)) {
      connection.createStatement().execute(statement);
    }
  }
}
