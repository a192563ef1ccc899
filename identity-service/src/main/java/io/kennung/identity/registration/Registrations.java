package io.kennung.identity.registration;

import io.kennung.protocol.IdentityState;
import io.kennung.protocol.PublicKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** The identities as they are when they come into being. */
@Singleton
class Registrations {

  private final Jdbi jdbi;

  @Inject
  Registrations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Whether the id was free and now belongs to this key; false when it has been issued before,
   * ever.
   */
  boolean add(String id, PublicKey key, int type, Instant now) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    """
                    INSERT INTO identity
                      (id, public_key, type, feature_mask, state, registered_at, state_since, seen_on)
                    VALUES (:id, :key, :type, 0, :active, :now, :now, :today)
                    ON CONFLICT (id) DO NOTHING
                    """)
                .bind("id", id)
                .bind("key", key.bytes())
                .bind("type", type)
                .bind("active", IdentityState.ACTIVE.code())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("today", now.atOffset(ZoneOffset.UTC).toLocalDate())
                .execute()
            == 1);
  }
}
