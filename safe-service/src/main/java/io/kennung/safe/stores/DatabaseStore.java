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

  private static final String KEPT =
      """
      WITH newest AS (
        INSERT INTO backup (name, name_key, kept_on, sealed)
        VALUES (?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE
        SET name_key = excluded.name_key,
            kept_on = excluded.kept_on,
            sealed = excluded.sealed,
            object = NULL,
            object_length = NULL
        RETURNING old.object)\
      """;

  private static final String LOOSENED =
      """

      INSERT INTO loose_object (id, since)
      SELECT object, CAST(now() AT TIME ZONE 'UTC' AS date) FROM former WHERE object IS NOT NULL
      """;

  private static final String KEEP = KEPT + ", former AS (SELECT object FROM newest)" + LOOSENED;

  /** While the keys of names change, a backup may have been kept under another name before. */
  private static final String KEEP_IN_PLACE_OF_OLDER =
      KEPT
          + """
          ,
          older AS (DELETE FROM backup WHERE name = ANY(?) RETURNING object),
          former AS (SELECT object FROM older UNION ALL SELECT object FROM newest)\
          """
          + LOOSENED;

  DatabaseStore(Jdbi jdbi, PlainSql plain, Bucket bucket) {
    super(jdbi, plain, bucket);
  }

  @Override
  public void keep(BackupName name, byte[] sealed, LocalDate today) {
    int unused =
        plain.run(
            name.older().isEmpty() ? KEEP : KEEP_IN_PLACE_OF_OLDER,
            upload -> {
              upload.setBytes(1, name.newest());
              upload.setInt(2, name.key());
              upload.setObject(3, today);
              upload.setBytes(4, sealed);
              if (!name.older().isEmpty()) {
                new ByteArrays(name.older()).set(upload, 5);
              }
              return upload.executeUpdate();
            });
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
