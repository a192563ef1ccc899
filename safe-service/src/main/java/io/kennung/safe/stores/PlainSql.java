package io.kennung.safe.stores;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * The hottest statements, in plain JDBC: for these the convenience cost more processor time than
 * driver and pool together. A statement is a transaction.
 */
record PlainSql(DataSource source) {

  /** Sets the parameters, runs it, and reads what comes. */
  interface Work<T extends @Nullable Object> {
    T on(PreparedStatement statement) throws SQLException;
  }

  <T extends @Nullable Object> T run(String sql, Work<T> work) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }
}
