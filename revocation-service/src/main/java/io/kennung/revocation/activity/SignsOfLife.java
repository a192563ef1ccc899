package io.kennung.revocation.activity;

import io.kennung.protocol.IdentityState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;

/** The day on which each identity was last seen. It only moves forwards. */
@Singleton
class SignsOfLife {

  private final Jdbi jdbi;

  @Inject
  SignsOfLife(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whether it is news. */
  boolean note(String identity, LocalDate day) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    """
                    UPDATE life SET seen_on = :day
                    WHERE identity = :identity AND seen_on < :day AND state <> :ended
                    """)
                .bind("identity", identity)
                .bind("day", day)
                .bind("ended", IdentityState.INVALID.code())
                .execute()
            == 1);
  }

  /** The revision of its waking; empty when it was not asleep. */
  OptionalLong wake(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                UPDATE life SET state = :active, revision = revision + 1
                WHERE identity = :identity AND state = :inactive
                RETURNING revision
                """)
            .bind("identity", identity)
            .bind("active", IdentityState.ACTIVE.code())
            .bind("inactive", IdentityState.INACTIVE.code())
            .mapTo(Long.class)
            .findOne()
            .map(OptionalLong::of)
            .orElse(OptionalLong.empty()));
  }
}
