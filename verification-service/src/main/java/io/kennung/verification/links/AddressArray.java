package io.kennung.verification.links;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Addresses as one value of a statement, for {@code = ANY}.
 *
 * @param addresses as rows hold them
 */
record AddressArray(List<byte[]> addresses) implements Argument {

  @Override
  public void apply(int position, PreparedStatement statement, StatementContext context)
      throws SQLException {
    set(statement, position);
  }

  void set(PreparedStatement statement, int position) throws SQLException {
    statement.setArray(
        position,
        statement.getConnection().createArrayOf("bytea", addresses.toArray(byte[][]::new)));
  }
}
