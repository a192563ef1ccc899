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
import org.jdbi.v3.core.ConnectionException;

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

  private final AgroalDataSource dataSource;

  @Inject
  Registrations(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
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
}
