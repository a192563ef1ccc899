package io.kennung.safe.stores;

import io.kennung.chassis.ByteArrays;
import io.kennung.safe.backups.BackupName;
import io.kennung.safe.bucket.Bucket;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Keeps backups in the rows themselves. */
final class DatabaseStore extends RowStore {

  private static final UUID FIRST = new UUID(0, 0);

  DatabaseStore(Jdbi jdbi, Bucket bucket) {
    super(jdbi, bucket);
  }

  @Override
  public void keep(BackupName name, byte[] sealed, LocalDate today) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                WITH older AS (DELETE FROM backup WHERE name = ANY(:older) RETURNING object),
                newest AS (
                  INSERT INTO backup (name, name_key, kept_on, sealed)
                  VALUES (:name, :key, :today, :sealed)
                  ON CONFLICT (name) DO UPDATE
                  SET name_key = excluded.name_key,
                      kept_on = excluded.kept_on,
                      sealed = excluded.sealed,
                      object = NULL,
                      object_length = NULL
                  RETURNING old.object)
                INSERT INTO loose_object (id, since)
                SELECT object, CAST(now() AT TIME ZONE 'UTC' AS date)
                FROM (SELECT object FROM older UNION ALL SELECT object FROM newest) former
                WHERE object IS NOT NULL
                """)
            .bind("older", new ByteArrays(name.older()))
            .bind("name", name.newest())
            .bind("key", name.key())
            .bind("today", today)
            .bind("sealed", sealed)
            .execute());
  }

  @Override
  Optional<Row> nextElsewhere(@Nullable Row after) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT name, sealed, object, xmin FROM backup
                WHERE object IS NOT NULL AND object > :after ORDER BY object LIMIT 1
                """)
            .bind("after", after == null ? FIRST : after.object())
            .map(RowStore::row)
            .findOne());
  }

  @Override
  long elsewhere() {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT count(*) FROM backup WHERE object IS NOT NULL")
            .mapTo(Long.class)
            .one());
  }

  @Override
  boolean fetch(Row row, LocalDate today) {
    UUID object = Objects.requireNonNull(row.object());
    Optional<byte[]> sealed = bucket.get(object);
    if (sealed.isEmpty()) {
      return !isStillAt(object);
    }
    // Whoever uploads in between makes the row point to another object, or to none.
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                WITH fetched AS (
                  UPDATE backup SET sealed = :sealed, object = NULL, object_length = NULL
                  WHERE name = :name AND object = :object RETURNING name)
                INSERT INTO loose_object (id, since)
                SELECT :object, CAST(now() AT TIME ZONE 'UTC' AS date) FROM fetched
                """)
            .bind("sealed", sealed.get())
            .bind("name", row.name())
            .bind("object", object)
            .execute());
    return true;
  }

  private boolean isStillAt(UUID object) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT EXISTS (SELECT FROM backup WHERE object = :object)")
            .bind("object", object)
            .mapTo(Boolean.class)
            .one());
  }
}
