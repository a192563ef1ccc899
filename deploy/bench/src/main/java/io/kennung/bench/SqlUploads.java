package io.kennung.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the database alone needs for an upload, through the driver that the service uses: unlike
 * pgbench it sends bytes as they are.
 */
final class SqlUploads implements ClosedLoop.Client {

  private static final String STATEMENT =
      """
      INSERT INTO backup (name, name_key, kept_on, sealed) VALUES (?, 0, current_date, ?)
      ON CONFLICT (name) DO UPDATE
      SET name_key = excluded.name_key, kept_on = excluded.kept_on, sealed = excluded.sealed
      """;

  private final Connection connection;
  private final PreparedStatement insert;
  private final MessageDigest sha256;
  private final byte[] sealed;
  private final int count;

  /**
   * @param count how many names there are to choose from
   */
  SqlUploads(Testbed testbed, byte[] sealed, int count) throws SQLException {
    this.connection =
        DriverManager.getConnection(
            testbed.jdbcUrl(), testbed.service().schema(), testbed.password());
    this.insert = connection.prepareStatement(STATEMENT);
    this.sealed = sealed;
    this.count = count;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has it", e);
    }
  }

  @Override
  public void ask() throws SQLException {
    int number = ThreadLocalRandom.current().nextInt(count);
    insert.setBytes(1, sha256.digest(Integer.toString(number).getBytes(US_ASCII)));
    insert.setBytes(2, sealed);
    insert.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
