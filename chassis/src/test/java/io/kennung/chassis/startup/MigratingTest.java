package io.kennung.chassis.startup;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.chassis.testing.ChassisSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Migrations while others are at work, configured as the services are. */
class MigratingTest {

  @TempDir Path migrations;

  private ChassisSchema schema;

  @BeforeEach
  void start() {
    schema = ChassisSchema.start();
  }

  @AfterEach
  void stop() {
    schema.close();
  }

  @Test
  void aVersionStartsAgainWhereANewerOneHasMigrated() throws Exception {
    // As a service has its own above those of the chassis: what is unknown may lie in between.
    Files.writeString(migrations.resolve("V1001__service.sql"), "CREATE TABLE own (id int)");
    Flyway service = flyway("db/chassis", "filesystem:" + migrations);
    assertThat(service.migrate().migrationsExecuted).isEqualTo(1);
    Jdbi jdbi = Jdbi.create(schema.dataSource());
    for (String version : List.of("0003", "0903", "1000", "1099")) {
      jdbi.useHandle(sql ->
          sql.execute(
              """
              INSERT INTO flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by,
                 execution_time, success)
              SELECT max(installed_rank) + 1, ?, 'newer', 'SQL', 'V' || ? || '__newer.sql', 4711,
                current_user, 1, true
              FROM flyway_schema_history
              """,
              version,
              version));
    }

    assertThat(service.migrate().migrationsExecuted).isZero();
  }

  @Test
  @Timeout(value = 30, unit = SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aMigrationThatCannotHaveItsTableGivesUpBeforeOthersNotice() throws Exception {
    Files.writeString(
        migrations.resolve("V0003__newer.sql"), "ALTER TABLE inbox ADD COLUMN newer text");
    Flyway flyway = flyway("db/chassis", "filesystem:" + migrations);
    try (Connection reader = schema.dataSource().getConnection();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT count(*) FROM inbox");

      assertThatThrownBy(flyway::migrate)
          .isInstanceOf(FlywayException.class)
          .rootCause()
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
    }
    assertThat(flyway.migrate().migrationsExecuted).as("the next start").isEqualTo(1);
  }

  @Test
  void twoReplicasThatStartAtOnceMigrateOnce() throws Exception {
    Jdbi.create(schema.dataSource())
        .useHandle(sql -> {
          sql.execute("DROP TABLE outbox, inbox, used_challenge, limit_level, feed_position");
          sql.execute("DROP TABLE flyway_schema_history");
        });
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<MigrateResult> replica =
        () -> {
          Flyway flyway = flyway("db/chassis");
          start.await(10, SECONDS);
          return flyway.migrate();
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<MigrateResult>> both = threads.invokeAll(List.of(replica, replica));

      assertThat(both.get(0).get().migrationsExecuted + both.get(1).get().migrationsExecuted)
          .isEqualTo(2);
    }
  }

  private Flyway flyway(String... locations) {
    Properties settings = new Properties();
    try (InputStream file =
        getClass().getResourceAsStream("/META-INF/microprofile-config.properties")) {
      settings.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> all = new ArrayList<>(List.of(locations));
    all.add("db/migrating");
    return Flyway.configure()
        .dataSource(schema.dataSource())
        .locations(all.toArray(String[]::new))
        .outOfOrder(Boolean.parseBoolean(settings.getProperty("quarkus.flyway.out-of-order")))
        .ignoreMigrationPatterns(
            settings.getProperty("quarkus.flyway.ignore-migration-patterns", "*:future").split(","))
        .load();
  }
}
