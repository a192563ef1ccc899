package io.kennung.verification.links;

import io.agroal.api.AgroalDataSource;
import io.kennung.chassis.ByteArrays;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.events.LinkKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Finds out whose addresses these are: one statement, whether all are known or none. */
@Singleton
public class LinkSearch {

  /**
   * An address that somebody has.
   *
   * @param address as it was looked for
   */
  public record Hit(byte[] address, LinkKind kind, String identity, byte[] publicKey) {}

  private static final String STATEMENT =
      """
      SELECT link.address, link.kind, known_identity.id, known_identity.public_key
      FROM link JOIN known_identity ON known_identity.id = link.identity
      WHERE link.address = ANY (?) AND known_identity.state = ANY (?)
      """;

  private final AgroalDataSource dataSource;

  @Inject
  LinkSearch(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Those who have one of the addresses and live.
   *
   * @param addresses as rows hold them, under any pepper
   * @param includeInactive whether those count who have been silent for long
   */
  public List<Hit> find(List<byte[]> addresses, boolean includeInactive) {
    Integer[] states =
        includeInactive
            ? new Integer[] {IdentityState.ACTIVE.code(), IdentityState.INACTIVE.code()}
            : new Integer[] {IdentityState.ACTIVE.code()};
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(STATEMENT)) {
      new ByteArrays(addresses).set(query, 1);
      query.setArray(2, connection.createArrayOf("smallint", states));
      try (ResultSet rows = query.executeQuery()) {
        List<Hit> hits = new ArrayList<>();
        while (rows.next()) {
          hits.add(
              new Hit(
                  rows.getBytes(1),
                  LinkKind.of(rows.getString(2)),
                  rows.getString(3),
                  rows.getBytes(4)));
        }
        return hits;
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }
}
