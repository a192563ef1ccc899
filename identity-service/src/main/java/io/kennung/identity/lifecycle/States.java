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

  /** What a state that was told came to. */
  enum Told {
    /** It holds from now on. */
    NEWS,
    /** It held once, before what holds now. */
    PAST,
    /** The identity has ended before: that cannot be. */
    TOO_LATE,
    /** There is no such identity. */
    STRANGER
  }

  /** The state changes only forwards. */
  Told put(String identity, IdentityState state, long revision, Instant since) {
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
      if (changed == 1) {
        return Told.NEWS;
      }
      return sql.createQuery(
              """
              SELECT state = :invalid AND (:state = :invalid OR state_since <= :since)
              FROM identity WHERE id = :id
              """)
          .bind("id", identity)
          .bind("state", state.code())
          .bind("invalid", IdentityState.INVALID.code())
          .bind("since", since.atOffset(ZoneOffset.UTC))
          .mapTo(Boolean.class)
          .findOne()
          .map(tooLate -> tooLate ? Told.TOO_LATE : Told.PAST)
          .orElse(Told.STRANGER);
    });
  }
}
