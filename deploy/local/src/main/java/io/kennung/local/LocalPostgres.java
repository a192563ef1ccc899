package io.kennung.local;

import io.kennung.local.run.StartFailure;
import io.kennung.local.state.FolderLock;
import io.kennung.local.state.FreePort;
import io.kennung.setup.database.Provision;
import io.kennung.setup.database.ServiceRole;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A real PostgreSQL server. What it has committed is on the disk: fsync and synchronous_commit are
 * on, unlike embedded servers have them by default.
 */
public final class LocalPostgres implements AutoCloseable {

  private static final String DATABASE = "kennung";
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);

  private final FolderLock lock;
  private final PostgresFolder folder;
  private final EmbeddedPostgres server;
  private final ProcessHandle postmaster;
  private final int port;
  private boolean closed;

  private LocalPostgres(
      FolderLock lock, PostgresFolder folder, EmbeddedPostgres server, ProcessHandle postmaster) {
    this.lock = lock;
    this.folder = folder;
    this.server = server;
    this.postmaster = postmaster;
    this.port = server.getPort();
  }

  /**
   * Starts a server and returns when it answers. If this JVM ends without closing it, it ends too;
   * if this JVM is killed, the next start on the same folder takes over.
   *
   * @param folder where it keeps its data; one from an earlier start is taken up again
   * @param port on 127.0.0.1; 0 for any that is free
   * @throws StartFailure if it does not start, or the folder belongs to a living server
   */
  public static LocalPostgres start(Path folder, int port) {
    LocalPostgres postgres = startUnguarded(folder, port);
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    return postgres;
  }

  /** As {@link #start}, for an owner that sees to the closing itself. */
  static LocalPostgres startUnguarded(Path folder, int port) {
    PostgresFolder place = new PostgresFolder(folder.toAbsolutePath());
    FolderLock lock =
        FolderLock.take(place.lock())
            .orElseThrow(() -> new StartFailure("a PostgreSQL server already runs on " + folder));
    try {
      place.endOrphan();
      place.prepare();
      EmbeddedPostgres server = launch(place, port == 0 ? FreePort.any() : port);
      place.markComplete();
      LocalPostgres postgres =
          new LocalPostgres(lock, place, server, place.postmaster().orElseThrow());
      postgres.createDatabase();
      return postgres;
    } catch (StartFailure e) {
      lock.close();
      throw e;
    } catch (IOException | SQLException | RuntimeException e) {
      place.endOrphan();
      lock.close();
      throw new StartFailure("PostgreSQL did not start; its log: " + place.log(), e);
    }
  }

  /** Ends the server on this folder whose owner was killed, if there is one. */
  static void endOrphan(Path folder) {
    new PostgresFolder(folder.toAbsolutePath()).endOrphan();
  }

  public int port() {
    return port;
  }

  /** For instance {@code jdbc:postgresql://127.0.0.1:15432/kennung}. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE);
  }

  /** Where the server writes what it has to say. */
  public Path log() {
    return folder.log();
  }

  /** A connection that may do everything, for tests that look behind the curtain. */
  public Connection administrator() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), "postgres", administratorPassword());
  }

  /** Of the role {@code postgres}, for programs that dump and restore. */
  public String administratorPassword() {
    return folder.administratorPassword();
  }

  /**
   * Sees to it that there is a role of this name with this password, a schema of the same name that
   * it owns and works in, and nothing else that it could touch.
   *
   * @param schema small letters and underscores
   */
  public void provision(String schema, String password) {
    try (Connection connection = administrator()) {
      Provision.of(connection, List.of(new ServiceRole(schema, password)));
    } catch (SQLException e) {
      throw new StartFailure("PostgreSQL did not take the schema " + schema, e);
    }
  }

  /** Completes when the server process has ended, for whatever reason. */
  CompletableFuture<ProcessHandle> ended() {
    return postmaster.onExit();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      folder.endOrphan();
      lock.close();
    }
  }

  private static EmbeddedPostgres launch(PostgresFolder place, int port) throws IOException {
    ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(place.log().toFile());
    return EmbeddedPostgres.builder()
        .setDataDirectory(place.data())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPort(port)
        .setPGStartupWait(LONGEST_RECOVERY)
        .setOutputRedirector(log)
        .setErrorRedirector(log)
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8")
        .setLocaleConfig("pwfile", place.passwordFile().toString())
        .setConnectConfig("password", place.administratorPassword())
        .setDataDirectoryCustomizer(place::demandPasswords)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        // A socket in /tmp would collide with that of another user's server on the same port.
        .setServerConfig("unix_socket_directories", "")
        // A page is written in full into the log after every checkpoint: few of them, and room in
        // memory for the pages that are changed in between.
        .setServerConfig("max_wal_size", "4GB")
        .setServerConfig("shared_buffers", "256MB")
        .setServerConfig("log_checkpoints", "off")
        // Four services, four processes of each, 32 connections a process at most.
        .setServerConfig("max_connections", "600")
        .start();
  }

  private void createDatabase() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!databaseExists(statement)) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
      // The database itself is closed to all others when it is provisioned.
      for (String database : new String[] {"postgres", "template1"}) {
        statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
      }
    }
  }

  private static boolean databaseExists(Statement statement) throws SQLException {
    try (var found =
        statement.executeQuery(
            "SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(DATABASE))) {
      return found.next();
    }
  }
}
