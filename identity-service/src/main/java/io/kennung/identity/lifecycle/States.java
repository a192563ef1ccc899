package io.kennung.identity.lifecycle;

import io.kennung.protocol.IdentityState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** The states of the identities. */
@Singleton
class States {

  private final Jdbi jdbi;

  @Inject
  States(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whether there is such an identity; the state changes only forwards. */
  boolean put(String identity, IdentityState state, long revision, Instant since) {
    return jdbi.withHandle(sql -> {
      int changed =
          sql.createUpdate(
                  """
                  UPDATE identity
                  SET state = :state, state_since = :since,
                      lifecycle_revision = greatest(lifecycle_revision, :revision)
                  WHERE id = :id AND state <> :invalid
                    AND (:state = :invalid OR lifecycle_revision < :revision)
                  """)
              .bind("id", identity)
              .bind("state", state.code())
              .bind("invalid", IdentityState.INVALID.code())
              .bind("revision", revision)
              .bind("since", since.atOffset(ZoneOffset.UTC))
              .execute();
      return changed == 1
          || sql.createQuery("SELECT EXISTS (SELECT FROM identity WHERE id = :id)")
              .bind("id", identity)
              .mapTo(Boolean.class)
              .one();
    });
  }
}
