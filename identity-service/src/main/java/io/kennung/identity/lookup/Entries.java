package io.kennung.identity.lookup;

import io.kennung.protocol.Base64Text;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The directory as it stands in the table, the revoked included. */
@Singleton
class Entries {

  private final Jdbi jdbi;

  @Inject
  Entries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Those of the ids that have ever been issued. */
  Map<String, PublicIdentity> of(Collection<String> ids) {
    return select(ids, "");
  }

  /** Those of the ids that live. */
  Map<String, PublicIdentity> living(Collection<String> ids) {
    return select(ids, " AND state <> 2");
  }

  private Map<String, PublicIdentity> select(Collection<String> ids, String only) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT id, public_key, feature_mask, state, type FROM identity WHERE id = ANY(:ids)"
                    + only)
            .bindArray("ids", String.class, ids)
            .map((row, context) -> read(row))
            .collect(Collectors.toUnmodifiableMap(PublicIdentity::identity, Function.identity())));
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
