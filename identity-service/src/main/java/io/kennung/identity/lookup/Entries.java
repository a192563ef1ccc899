package io.kennung.identity.lookup;

import io.agroal.api.AgroalDataSource;
import io.kennung.protocol.Base64Text;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.ConnectionException;

/**
 * The directory as it stands in the table. Plain JDBC: these are the hottest statements of all, and
 * for a thousand rows the convenience costs more than the database does.
 */
@Singleton
class Entries {

  private static final String EVER_ISSUED =
      "SELECT id, public_key, feature_mask, state, type FROM identity WHERE id = ANY(?)";

  private static final String LIVING = EVER_ISSUED + " AND state <> 2";

  private final AgroalDataSource dataSource;

  @Inject
  Entries(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Those of the ids that have ever been issued, the revoked included. */
  Map<String, PublicIdentity> everIssued(Collection<String> ids) {
    return select(EVER_ISSUED, ids);
  }

  /** Those of the ids that live. */
  Map<String, PublicIdentity> living(Collection<String> ids) {
    return select(LIVING, ids);
  }

  private Map<String, PublicIdentity> select(String statement, Collection<String> ids) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(statement)) {
      query.setArray(1, connection.createArrayOf("text", ids.toArray()));
      Map<String, PublicIdentity> found = HashMap.newHashMap(ids.size());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          PublicIdentity entry = read(rows);
          found.put(entry.identity(), entry);
        }
      }
      return found;
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static PublicIdentity read(ResultSet row) throws SQLException {
    return new PublicIdentity(
        row.getString(1),
        Base64Text.encode(row.getBytes(2)),
        row.getLong(3),
        row.getInt(4),
        row.getInt(5));
  }
}
