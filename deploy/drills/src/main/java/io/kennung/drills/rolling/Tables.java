package io.kennung.drills.rolling;

import io.kennung.local.LocalPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What stands in the tables of all services. */
final class Tables implements AutoCloseable {

  private final Connection connection;

  Tables(LocalPostgres postgres) {
    try {
      connection = postgres.administrator();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of each row to the second. */
  Map<String, String> pairs(String schema, String sql) {
    Map<String, String> pairs = new HashMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = " + schema);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          pairs.put(rows.getString(1), rows.getString(2));
        }
      }
      return pairs;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many events of this service have not been sent. */
  int unsent(String schema) {
    return pairs(schema, "SELECT position, key FROM outbox WHERE sent_at IS NULL").size();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
