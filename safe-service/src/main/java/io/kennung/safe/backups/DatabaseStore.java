package io.kennung.safe.backups;

import io.agroal.api.AgroalDataSource;
import io.kennung.chassis.ByteArrays;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;

/** Keeps backups in the rows themselves. Each call is one statement, and so one transaction. */
@Singleton
class DatabaseStore implements Store {

  private final Jdbi jdbi;
  private final AgroalDataSource dataSource;

  @Inject
  DatabaseStore(Jdbi jdbi, AgroalDataSource dataSource) {
    this.jdbi = jdbi;
    this.dataSource = dataSource;
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

  /** Plain JDBC: for one value the convenience cost more processor time than the driver does. */
  @Override
  public Optional<byte[]> read(BackupName name) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT sealed FROM backup WHERE name = ANY(?) LIMIT 1")) {
      new ByteArrays(name.generations()).set(query, 1);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
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
