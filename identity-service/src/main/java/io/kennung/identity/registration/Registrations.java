package io.kennung.identity.registration;

import io.agroal.api.AgroalDataSource;
import io.kennung.chassis.outbox.OutgoingEvent;
import io.kennung.chassis.possession.Proof;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.events.IdentityRegistered;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;

/**
 * The identities as they are when they come into being. The challenge, the identity and its event
 * are written by one statement, which is a transaction by itself: all of them or none. Three
 * statements between BEGIN and COMMIT came to half the registrations.
 */
@Singleton
class Registrations {

  /** What one attempt came to. */
  enum Attempt {
    /** The id belongs to the key. */
    REGISTERED,
    /** The challenge has been used before; nothing was written. */
    REPEATED,
    /** The id has been issued before, ever; nothing was written. */
    TAKEN
  }

  private static final String UNIQUE_VIOLATION = "23505";

  private static final String REGISTER =
      """
      WITH used AS (
        INSERT INTO used_challenge (nonce, outcome, expires_at)
        VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING outcome AS id
      ), registered AS (
        INSERT INTO identity
          (id, public_key, type, feature_mask, state, registered_at, state_since, seen_on)
        SELECT id, ?, ?, 0, ?, ?, ?, ? FROM used RETURNING id
      )
      INSERT INTO outbox (topic, key, type, data, trace, created_at)
      SELECT ?, id, ?, ?, ?, ? FROM registered
      """;

  private static final String ADD_MISSING =
      """
      INSERT INTO identity
        (id, public_key, type, feature_mask, state, registered_at, state_since, seen_on)
      SELECT id, decode(key, 'base64'), type, 0, :active, at, at, (at AT TIME ZONE 'UTC')::date
      FROM unnest(CAST(:ids AS text[]), CAST(:keys AS text[]), CAST(:types AS smallint[]),
        CAST(:moments AS timestamptz[])) AS told (id, key, type, at)
      WHERE NOT EXISTS (SELECT FROM identity known WHERE known.id = told.id)
      ORDER BY id
      ON CONFLICT DO NOTHING
      """;

  private final AgroalDataSource dataSource;
  private final Jdbi jdbi;

  @Inject
  Registrations(AgroalDataSource dataSource, Jdbi jdbi) {
    this.dataSource = dataSource;
    this.jdbi = jdbi;
  }

  Attempt add(IdentityRegistered registered, PublicKey key, Proof proof) {
    OffsetDateTime now = registered.at().atOffset(ZoneOffset.UTC);
    OutgoingEvent event = OutgoingEvent.of(registered);
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(REGISTER)) {
      insert.setBytes(1, proof.nonce());
      insert.setString(2, registered.identity());
      insert.setObject(3, proof.expiresAt().atOffset(ZoneOffset.UTC));
      insert.setBytes(4, key.bytes());
      insert.setInt(5, registered.type());
      insert.setInt(6, IdentityState.ACTIVE.code());
      insert.setObject(7, now);
      insert.setObject(8, now);
      insert.setObject(9, now.toLocalDate());
      insert.setString(10, event.topic());
      insert.setString(11, event.type());
      insert.setBytes(12, event.data());
      insert.setString(13, event.trace());
      insert.setObject(14, now);
      return insert.executeUpdate() == 1 ? Attempt.REGISTERED : Attempt.REPEATED;
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        return Attempt.TAKEN;
      }
      throw new ConnectionException(e);
    }
  }

  /** Those of them that are not there, without an event: that is where they come from. How many. */
  int addMissing(List<IdentityRegistered> told) {
    if (told.isEmpty()) {
      return 0;
    }
    return jdbi.withHandle(sql ->
        sql.createUpdate(ADD_MISSING)
            .bind("active", IdentityState.ACTIVE.code())
            .bindArray("ids", String.class, column(told, IdentityRegistered::identity))
            .bindArray("keys", String.class, column(told, IdentityRegistered::publicKey))
            .bindArray("types", Integer.class, column(told, IdentityRegistered::type))
            .bindArray("moments", String.class, column(told, it -> it.at().toString()))
            .execute());
  }

  private static <T> List<T> column(
      List<IdentityRegistered> rows, Function<IdentityRegistered, T> value) {
    return rows.stream().map(value).toList();
  }
}
