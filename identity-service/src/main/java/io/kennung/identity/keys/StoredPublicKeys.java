package io.kennung.identity.keys;

import io.kennung.chassis.possession.PublicKeys;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.PublicKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The keys as registered. Read from the table each time: a revoked identity proves nothing any
 * more, from that moment on.
 */
@Singleton
class StoredPublicKeys implements PublicKeys {

  private final Jdbi jdbi;

  @Inject
  StoredPublicKeys(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<PublicKey> of(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT public_key FROM identity WHERE id = :id AND state <> :invalid")
            .bind("id", identity)
            .bind("invalid", IdentityState.INVALID.code())
            .mapTo(byte[].class)
            .findOne()
            .map(PublicKey::of));
  }
}
