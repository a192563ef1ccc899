package io.kennung.safe.stores;

import io.kennung.chassis.ByteArrays;
import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.safe.backups.BackupName;
import io.kennung.safe.backups.Store;
import io.kennung.safe.bucket.Bucket;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * What both stores have in common: a row for each backup that says where its bytes lie, whichever
 * store has put them there. Each change is one statement, and so one transaction; objects that it
 * cuts loose are deleted later.
 */
abstract class RowStore implements Store {

  private static final Logger LOG = Logger.getLogger(RowStore.class);

  private static final String READ =
      "SELECT name, sealed, object, xmin FROM backup WHERE name = ANY(?) LIMIT 1";

  private static final String LENGTH =
      "SELECT coalesce(object_length, length(sealed)) FROM backup WHERE name = ANY(?) LIMIT 1";

  /**
   * What is not there must not be forgotten faster than what is. The message, which nobody reads,
   * is what makes both wait for the disk.
   */
  private static final String REMOVE =
      """
      WITH removed AS (DELETE FROM backup WHERE name = ANY(?) RETURNING object),
      loosened AS (
        INSERT INTO loose_object (id, since)
        SELECT object, CAST(now() AT TIME ZONE 'UTC' AS date)
        FROM removed WHERE object IS NOT NULL)
      SELECT pg_logical_emit_message(true, 'directory.safe', '')
      """;

  protected final Jdbi jdbi;
  protected final PlainSql plain;
  protected final Bucket bucket;

  RowStore(Jdbi jdbi, PlainSql plain, Bucket bucket) {
    this.jdbi = jdbi;
    this.plain = plain;
    this.bucket = bucket;
  }

  /** One of those that lie elsewhere; those after the given one, each once, until there is none. */
  abstract Optional<Row> nextElsewhere(@Nullable Row after);

  /** How many lie elsewhere. */
  abstract long elsewhere();

  /** What the rows take in the database, with their indexes and all that lies beside. */
  long bytes() {
    return jdbi.withHandle(
        sql -> sql.createQuery("SELECT pg_total_relation_size('backup')").mapTo(Long.class).one());
  }

  @Override
  public long countNotUnder(int nameKey) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT count(*) FROM backup WHERE name_key <> :newest")
            .bind("newest", nameKey)
            .mapTo(Long.class)
            .one());
  }

  /**
   * Moves it here, unless it has been replaced or removed since it was read.
   *
   * @return false when its bytes are nowhere to be found
   */
  abstract boolean fetch(Row row, LocalDate today);

  @Override
  public Optional<byte[]> read(BackupName name) {
    UUID missing = null;
    for (Row row = row(name); row != null; row = row(name)) {
      if (row.sealed() != null) {
        return Optional.of(row.sealed());
      }
      UUID object = Objects.requireNonNull(row.object());
      if (object.equals(missing)) {
        LOG.error("a backup is lost: its object is not in the bucket");
        throw new Refused(CommonFailure.UNAVAILABLE);
      }
      Optional<byte[]> sealed = bucket.get(object);
      if (sealed.isPresent()) {
        return sealed;
      }
      // Replaced, moved or removed in between: the row knows.
      missing = object;
    }
    return Optional.empty();
  }

  private @Nullable Row row(BackupName name) {
    return plain.<@Nullable Row>run(
        READ,
        query -> {
          new ByteArrays(name.generations()).set(query, 1);
          try (ResultSet row = query.executeQuery()) {
            return row.next() ? row(row) : null;
          }
        });
  }

  static Row row(ResultSet row, StatementContext context) throws SQLException {
    return row(row);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getBytes("name"),
        row.getBytes("sealed"),
        row.getObject("object", UUID.class),
        row.getString("xmin"));
  }

  @Override
  public OptionalInt length(BackupName name) {
    return plain.run(
        LENGTH,
        query -> {
          new ByteArrays(name.generations()).set(query, 1);
          try (ResultSet row = query.executeQuery()) {
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
          }
        });
  }

  @Override
  public void remove(BackupName name) {
    boolean unused =
        plain.run(
            REMOVE,
            removal -> {
              new ByteArrays(name.generations()).set(removal, 1);
              return removal.execute();
            });
  }

  @Override
  public int removeKeptBefore(LocalDate day, int batch) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                WITH removed AS (
                  DELETE FROM backup WHERE name IN (
                    SELECT name FROM backup WHERE kept_on < :day
                    ORDER BY kept_on LIMIT :batch FOR UPDATE SKIP LOCKED)
                  RETURNING object),
                loosened AS (
                  INSERT INTO loose_object (id, since)
                  SELECT object, CAST(now() AT TIME ZONE 'UTC' AS date)
                  FROM removed WHERE object IS NOT NULL)
                SELECT count(*) FROM removed
                """)
            .bind("day", day)
            .bind("batch", batch)
            .mapTo(Integer.class)
            .one());
  }
}
