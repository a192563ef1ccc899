package io.kennung.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What the database alone needs for it: the statement of the service, on one kept connection. */
final class SqlLookups implements ClosedLoop.Client {

  /** As the service's LinkSearch has it. */
  private static final String STATEMENT =
      """
      SELECT link.address, link.kind, known_identity.id, known_identity.public_key
      FROM link JOIN known_identity ON known_identity.id = link.identity
      WHERE link.address = ANY (?) AND known_identity.state = ANY (?)
      """;

  private static final Integer[] ACTIVE = {0};

  private final Connection connection;
  private final PreparedStatement query;
  private final List<AddressBook> books;
  private int next;

  /**
   * @param first of the books; the others follow in their order, then it begins anew
   */
  SqlLookups(Testbed testbed, List<AddressBook> books, int first) throws SQLException {
    this.connection =
        DriverManager.getConnection(
            testbed.jdbcUrl(), testbed.service().schema(), testbed.password());
    this.query = connection.prepareStatement(STATEMENT);
    this.books = books;
    this.next = first;
  }

  @Override
  public void ask() throws SQLException {
    AddressBook book = books.get(next++ % books.size());
    query.setArray(1, connection.createArrayOf("bytea", book.addresses()));
    query.setArray(2, connection.createArrayOf("smallint", ACTIVE));
    int found = 0;
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        if (rows.getBytes(1).length == Pepper.LENGTH
            && !rows.getString(2).isEmpty()
            && !rows.getString(3).isEmpty()
            && rows.getBytes(4).length == Pepper.LENGTH) {
          found++;
        }
      }
    }
    if (found != book.known()) {
      throw new BenchFailure(
          "the statement found %d of %d known numbers".formatted(found, book.known()));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
