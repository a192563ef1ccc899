package io.kennung.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Prepares and looks into the tables of the service under measurement, behind its back. */
final class Administrator {

  private final Testbed testbed;

  Administrator(Testbed testbed) {
    this.testbed = testbed;
  }

  /** How many rows the statement has changed. */
  long execute(String sql) {
    try (Connection database = testbed.administrator();
        Statement statement = database.createStatement()) {
      statement.execute(sql);
      return statement.getUpdateCount();
    } catch (SQLException e) {
      throw new BenchFailure("the tables could not be prepared: " + e.getMessage(), e);
    }
  }

  /** The one number that the query gives. */
  long number(String query) {
    try (Connection database = testbed.administrator();
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new BenchFailure("the tables could not be read: " + e.getMessage(), e);
    }
  }

  /** Without it everything that is written is fast, and nothing of it is true. */
  void demandDurability() {
    if (number(
            "SELECT (current_setting('fsync')::bool"
                + " AND current_setting('synchronous_commit')::bool)::int")
        == 0) {
      throw new BenchFailure("PostgreSQL does not run with fsync and synchronous_commit on");
    }
  }
}
