package io.kennung.chassis;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Many {@code bytea} as one value of a statement, for {@code = ANY} and {@code unnest}.
 *
 * @param elements in the order in which the database sees them
 */
public record ByteArrays(List<byte[]> elements) implements Argument {

  @Override
  public void apply(int position, PreparedStatement statement, StatementContext context)
      throws SQLException {
    set(statement, position);
  }

  /**
   * Sets it as this parameter of a statement.
   *
   * @param position from 1
   */
  public void set(PreparedStatement statement, int position) throws SQLException {
    statement.setArray(
        position,
        statement.getConnection().createArrayOf("bytea", elements.toArray(byte[][]::new)));
  }
}
