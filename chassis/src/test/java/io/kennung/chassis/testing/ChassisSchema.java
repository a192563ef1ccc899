package io.kennung.chassis.testing;

import io.kennung.local.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL with the chassis's tables, for tests without a service around them. */
public final class ChassisSchema implements AutoCloseable {

  private static final String NAME = "chassis";
  private static final String PASSWORD = "development-test";

  private final LocalPostgres postgres;

  private ChassisSchema(LocalPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts it, empty.
   *
   * @param further where the migrations of other modules lie, for instance {@code db/audit}
   */
  public static ChassisSchema start(String... further) {
    try {
      LocalPostgres postgres = LocalPostgres.start(Files.createTempDirectory("kennung-chassis"), 0);
      postgres.provision(NAME, PASSWORD);
      ChassisSchema schema = new ChassisSchema(postgres);
      Flyway.configure()
          .dataSource(schema.dataSource())
          .locations(
              Stream.concat(Stream.of("db/chassis"), Stream.of(further)).toArray(String[]::new))
          .load()
          .migrate();
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new connection every time. */
  public DataSource dataSource() {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(postgres.jdbcUrl());
    dataSource.setUser(NAME);
    dataSource.setPassword(PASSWORD);
    return dataSource;
  }

  /** Empties the tables. */
  public void clear() {
    Jdbi.create(dataSource())
        .useHandle(sql ->
            sql.execute(
                "TRUNCATE outbox, inbox, feed_position, used_challenge, limit_level"
                    + " RESTART IDENTITY"));
  }

  @Override
  public void close() {
    postgres.close();
  }
}
