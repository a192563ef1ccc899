package io.kennung.safe.backups;

import io.kennung.chassis.ByteArrays;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Jdbi;

/** Keeps backups in the rows themselves. Each call is one statement, and so one transaction. */
@Singleton
class DatabaseStore implements Store {

  private final Jdbi jdbi;

  @Inject
  DatabaseStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void keep(BackupName name, byte[] sealed, LocalDate today) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                WITH former AS (DELETE FROM backup WHERE name = ANY(:older))
                INSERT INTO backup (name, name_key, kept_on, sealed)
                VALUES (:name, :key, :today, :sealed)
                ON CONFLICT (name) DO UPDATE
                SET name_key = excluded.name_key,
                    kept_on = excluded.kept_on,
                    sealed = excluded.sealed
                """)
            .bind("older", new ByteArrays(name.older()))
            .bind("name", name.newest())
            .bind("key", name.key())
            .bind("today", today)
            .bind("sealed", sealed)
            .execute());
  }

  @Override
  public Optional<byte[]> read(BackupName name) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT sealed FROM backup WHERE name = ANY(:names) LIMIT 1")
            .bind("names", new ByteArrays(name.generations()))
            .mapTo(byte[].class)
            .findOne());
  }

  @Override
  public OptionalInt length(BackupName name) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT length(sealed) FROM backup WHERE name = ANY(:names) LIMIT 1")
            .bind("names", new ByteArrays(name.generations()))
            .mapTo(Integer.class)
            .findOne()
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()));
  }

  @Override
  public void remove(BackupName name) {
    jdbi.useHandle(sql ->
        sql.createUpdate("DELETE FROM backup WHERE name = ANY(:names)")
            .bind("names", new ByteArrays(name.generations()))
            .execute());
  }

  @Override
  public int removeKeptBefore(LocalDate day, int batch) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                """
                DELETE FROM backup WHERE name IN (
                  SELECT name FROM backup WHERE kept_on < :day
                  ORDER BY kept_on LIMIT :batch FOR UPDATE SKIP LOCKED)
                """)
            .bind("day", day)
            .bind("batch", batch)
            .execute());
  }
}
