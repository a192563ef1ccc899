package io.kennung.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A directory of {@link #COUNT} identities, put straight into the table.
 *
 * <p>pgbench computes nothing but numbers. For it to name any of the ids in the very statement that
 * is measured, all of them are eight digits: number n (from 0) is called {@code FIRST + n * STEP
 * mod SPAN}. STEP shares no factor with SPAN, so all differ, and neighbours by n lie far apart in
 * the index, as random ids do. Length, type and comparison are those of any other id.
 */
final class LoadedDirectory {

  static final long COUNT = 1_000_000;
  static final long FIRST = 10_000_000;
  static final long STEP = 48_271;
  static final long SPAN = 90_000_000;

  /** Tells the loaded from those that a measurement has created. */
  private static final String LOADED_AT = "timestamptz '2020-01-01 00:00:00Z'";

  /** What the relay of the service holds while it sends (see the chassis). */
  private static final String RELAY_LOCK = "hashtextextended('%s.outbox', 0)";

  private final Testbed testbed;
  private final Administrator database;

  LoadedDirectory(Testbed testbed) {
    this.testbed = testbed;
    this.database = new Administrator(testbed);
  }

  static String id(long number) {
    return Long.toString(FIRST + number * STEP % SPAN);
  }

  /** Ids chosen at random, the same ones in every run. */
  static Stream<String> ids(int howMany) {
    return new Random(1).longs(howMany, 0, COUNT).mapToObj(LoadedDirectory::id);
  }

  /** What scripts need to compute ids by themselves. */
  static List<String> layout() {
    return Stream.of(COUNT, FIRST, STEP, SPAN).map(number -> Long.toString(number)).toList();
  }

  /** Loads it, unless an earlier run has. */
  void load() {
    long began = System.nanoTime();
    database.demandDurability();
    clean();
    if (database.number("SELECT count(*) FROM identity") == COUNT) {
      return;
    }
    System.out.printf("Loading %,d identities%n", COUNT);
    database.execute("TRUNCATE identity CASCADE");
    database.execute(
        """
        INSERT INTO identity
          (id, public_key, type, feature_mask, state, registered_at, state_since, seen_on)
        SELECT (%d + n * %d %% %d)::text, sha256(uuid_send(gen_random_uuid())), 0, 2047, 0,
          %5$s, %5$s, date '2020-01-01'
        FROM generate_series(0::bigint, %d - 1) n\
        """
            .formatted(FIRST, STEP, SPAN, COUNT, LOADED_AT));
    database.execute("VACUUM (ANALYZE) identity");
    database.execute("CHECKPOINT");
    System.out.printf("  loaded in %.0f s%n", (System.nanoTime() - began) / 1e9);
  }

  /** Forgets what a measurement has written, so that each begins alike. */
  void clean() {
    database.execute("TRUNCATE outbox, used_challenge");
    if (database.execute("DELETE FROM identity WHERE registered_at <> " + LOADED_AT) > 0) {
      database.execute("VACUUM (ANALYZE) identity");
    }
    database.execute("CHECKPOINT");
  }

  /** The events that have not reached Kafka. */
  record Unsent(long events, double oldestSeconds) {}

  Unsent unsent() {
    try (Connection connection = testbed.administrator();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)"
                    + " FROM outbox WHERE sent_at IS NULL")) {
      row.next();
      return new Unsent(row.getLong(1), row.getDouble(2));
    } catch (SQLException e) {
      throw new BenchFailure("the outbox could not be read", e);
    }
  }

  /**
   * Keeps the relay of the service away from the outbox: what pgbench writes there is a yardstick,
   * not something to send.
   *
   * @return to be closed when the outbox is clean again
   */
  Connection holdRelay() {
    try {
      Connection connection = testbed.administrator();
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "SELECT pg_advisory_lock(%s)"
                .formatted(RELAY_LOCK.formatted(testbed.service().schema())));
      }
      return connection;
    } catch (SQLException e) {
      throw new BenchFailure("the relay could not be held", e);
    }
  }
}
