package io.kennung.bench;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The lives of identities, one in five of them silent, put straight into the table. Number n (from
 * 0) belongs to the identity that {@link LoadedDirectory#id} names, and the rows lie in the order
 * of their numbers, as those of registrations do.
 */
final class SilentLives {

  static final String TOPIC = "directory.lifecycle";

  /** Undoes the step from one id to the next. */
  static final long INVERSE =
      BigInteger.valueOf(LoadedDirectory.STEP)
          .modInverse(BigInteger.valueOf(LoadedDirectory.SPAN))
          .longValueExact();

  private static final int ONE_SILENT_IN = 5;

  /** The day before this one and all earlier ones are too long ago. */
  private static final String BORDER =
      "(CAST(now() AT TIME ZONE 'UTC' AS date) - interval '3 months')::date";

  private static final String SILENT =
      "state = 0 AND public_key IS NOT NULL AND seen_on < " + BORDER;

  /** The number of a life: undoes what its id was computed with. */
  private static final String NUMBER =
      "((identity::bigint - %d) * %d %% %d)"
          .formatted(LoadedDirectory.FIRST, INVERSE, LoadedDirectory.SPAN);

  /** The silent have fallen silent over a year, the others were all seen in these weeks. */
  private static final String SEEN_ON =
      "%2$s + CASE WHEN %1$s %% %3$d = 0 THEN -1 - (%1$s %% 365)::int ELSE 7 + (%1$s %% 80)::int END"
          .formatted(NUMBER, BORDER, ONE_SILENT_IN);

  /** As the service does it, all in one go. */
  private static final String PLAIN =
      """
      WITH silent AS (
        UPDATE life SET state = 1, revision = revision + 1 WHERE %s RETURNING identity, revision
      )
      INSERT INTO outbox (topic, key, type, data, trace, created_at)
      SELECT '%s', identity, 'io.kennung.IdentityFellSilent.v1',
        convert_to(format('{"identity":"%%s","revision":%%s,"at":"2026-01-01T12:00:00.123456Z"}',
          identity, revision), 'UTF8'),
        NULL, now()
      FROM silent\
      """
          .formatted(SILENT, TOPIC);

  private final Testbed testbed;
  private final Administrator database;
  private final long count;

  /**
   * @param testbed of revocation-service
   */
  SilentLives(Testbed testbed, long count) {
    this.testbed = testbed;
    this.database = new Administrator(testbed);
    this.count = count;
  }

  long count() {
    return count;
  }

  long silent() {
    return (count + ONE_SILENT_IN - 1) / ONE_SILENT_IN;
  }

  /** Loads them, unless an earlier run has, and undoes whatever a sweep has done. */
  void load() {
    long began = System.nanoTime();
    database.demandDurability();
    // What real services have told of real registrations, and what other benchmarks have left, is
    // not part of it. What has ended is kept from being forgotten by triggers.
    database.execute(
        """
        SET session_replication_role = replica;
        DELETE FROM revocation_password WHERE identity !~ '^[0-9]{8}$';
        DELETE FROM revocation WHERE identity !~ '^[0-9]{8}$';
        DELETE FROM life WHERE identity !~ '^[0-9]{8}$'\
        """);
    long there = database.number("SELECT count(*) FROM life");
    if (there > count
        || database.number("SELECT max(%s) + 1 FROM life".formatted(NUMBER)) != there) {
      database.execute("SET session_replication_role = replica; TRUNCATE life CASCADE");
      there = 0;
    }
    System.out.printf("Loading %,d lives%n", count);
    database.execute(
        """
        INSERT INTO life (identity, public_key, state, seen_on)
        SELECT (%d + n * %d %% %d)::text, sha256(int8send(n)), 0, current_date
        FROM generate_series(%d::bigint, %d - 1) n\
        """
            .formatted(
                LoadedDirectory.FIRST, LoadedDirectory.STEP, LoadedDirectory.SPAN, there, count));
    reset();
    System.out.printf("  loaded in %.0f s%n", (System.nanoTime() - began) / 1e9);
  }

  /**
   * Every measurement begins alike: nobody is marked, all rows lie in their order and close
   * together, and nothing is in the outbox.
   */
  void reset() {
    database.execute("TRUNCATE outbox");
    database.execute("DROP INDEX IF EXISTS bench_order");
    database.execute(
        "UPDATE life SET state = 0, revision = 0, seen_on = %1$s WHERE state <> 0 OR seen_on <> %1$s"
            .formatted(SEEN_ON));
    database.execute("CREATE INDEX bench_order ON life (" + NUMBER + ")");
    database.execute("CLUSTER life USING bench_order");
    database.execute("DROP INDEX bench_order");
    database.execute("VACUUM (ANALYZE) life");
    // The service counts what it does in a day, and would go on counting.
    database.execute(
        "DO $$ BEGIN IF to_regclass('sweep') IS NOT NULL THEN DELETE FROM sweep; END IF; END $$");
    database.execute("CHECKPOINT");
    if (database.number("SELECT count(*) FROM life WHERE " + SILENT) != silent()) {
      throw new BenchFailure("the lives are not as they should be");
    }
  }

  /** The yardstick; returns when it has been committed. */
  void sweepInPlainSql() {
    long rows = database.execute(PLAIN);
    if (rows != silent()) {
      throw new BenchFailure("the statement marked %d of %d".formatted(rows, silent()));
    }
  }

  /** Nobody is silent any more, and everybody has heard of it. */
  boolean isSwept(Connection connection) throws SQLException {
    // Whoever looks from the end sees at once that there is still something to do.
    return isEmpty(
            connection,
            "SELECT FROM life WHERE " + SILENT + " ORDER BY seen_on DESC, identity DESC LIMIT 1")
        && isEmpty(
            connection, "SELECT FROM outbox WHERE sent_at IS NULL ORDER BY position DESC LIMIT 1");
  }

  /** One event for each of the silent, no more and no less. */
  void demandEvents(long records) {
    long rows = database.number("SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL");
    if (rows != silent() || records != silent()) {
      throw new BenchFailure(
          "of %d silent ones %d are in the outbox and %d in Kafka"
              .formatted(silent(), rows, records));
    }
  }

  private static boolean isEmpty(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return !rows.next();
    }
  }

  Testbed testbed() {
    return testbed;
  }
}
