package io.kennung.safe.stores;

import io.kennung.chassis.ByteArrays;
import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.safe.backups.BackupName;
import io.kennung.safe.bucket.Bucket;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Keeps backups as objects in a bucket, each under a new random name, and lets the row point there
 * once all of it has arrived.
 */
final class ObjectStore extends RowStore {

  private static final Logger LOG = Logger.getLogger(ObjectStore.class);

  ObjectStore(Jdbi jdbi, PlainSql plain, Bucket bucket) {
    super(jdbi, plain, bucket);
  }

  @Override
  public void keep(BackupName name, byte[] sealed, LocalDate today) {
    UUID object = upload(sealed, today);
    boolean isKept =
        jdbi.withHandle(sql ->
            sql.createQuery(
                    """
                    WITH taken AS (DELETE FROM loose_object WHERE id = :object RETURNING id),
                    older AS (
                      DELETE FROM backup USING taken WHERE name = ANY(:older) RETURNING object),
                    newest AS (
                      INSERT INTO backup (name, name_key, kept_on, object, object_length)
                      SELECT :name, :key, :today, id, :length FROM taken
                      ON CONFLICT (name) DO UPDATE
                      SET name_key = excluded.name_key,
                          kept_on = excluded.kept_on,
                          sealed = NULL,
                          object = excluded.object,
                          object_length = excluded.object_length
                      RETURNING old.object),
                    loosened AS (
                      INSERT INTO loose_object (id, since)
                      SELECT object, CAST(now() AT TIME ZONE 'UTC' AS date)
                      FROM (SELECT object FROM older UNION ALL SELECT object FROM newest) former
                      WHERE object IS NOT NULL)
                    SELECT EXISTS (SELECT FROM newest)
                    """)
                .bind("object", object)
                .bind("older", new ByteArrays(name.older()))
                .bind("name", name.newest())
                .bind("key", name.key())
                .bind("today", today)
                .bind("length", sealed.length)
                .mapTo(Boolean.class)
                .one());
    if (!isKept) {
      LOG.warn("an upload took so long that its object has been deleted as left behind");
      throw new Refused(CommonFailure.UNAVAILABLE);
    }
  }

  /**
   * Whoever dies in here, or before a row points to the object, leaves it to the reaper. It is
   * dated to tomorrow: a whole day is far longer than any upload may take.
   */
  private UUID upload(byte[] sealed, LocalDate today) {
    UUID object = UUID.randomUUID();
    jdbi.useHandle(sql ->
        sql.createUpdate("INSERT INTO loose_object (id, since) VALUES (:object, :since)")
            .bind("object", object)
            .bind("since", today.plusDays(1))
            .execute());
    bucket.put(object, sealed);
    return object;
  }

  @Override
  Optional<Row> nextElsewhere(@Nullable Row after) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT name, sealed, object, xmin FROM backup
                WHERE object IS NULL AND name > :after ORDER BY name LIMIT 1
                """)
            .bind("after", after == null ? new byte[0] : after.name())
            .map(RowStore::row)
            .findOne());
  }

  @Override
  long elsewhere() {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT count(*) FROM backup WHERE object IS NULL")
            .mapTo(Long.class)
            .one());
  }

  @Override
  boolean fetch(Row row, LocalDate today) {
    UUID object = upload(Objects.requireNonNull(row.sealed()), today);
    // Whoever uploads in between makes another version of the row. The lock holds off the reaper.
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                WITH fetched AS (
                  UPDATE backup
                  SET sealed = NULL, object = :object, object_length = length(sealed)
                  WHERE name = :name AND xmin = CAST(:version AS xid)
                    AND EXISTS (SELECT FROM loose_object WHERE id = :object FOR UPDATE)
                  RETURNING object)
                DELETE FROM loose_object WHERE id IN (SELECT object FROM fetched)
                """)
            .bind("object", object)
            .bind("name", row.name())
            .bind("version", row.version())
            .execute());
    return true;
  }
}
