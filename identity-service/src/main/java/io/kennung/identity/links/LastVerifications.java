package io.kennung.identity.links;

import io.kennung.protocol.events.LinkKind;
import io.kennung.protocol.events.VerificationProgressed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;

/** How the last verifications are getting on, an identity and kind a row. */
@Singleton
class LastVerifications {

  private final Jdbi jdbi;

  @Inject
  LastVerifications(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Whether there is such an identity; otherwise nothing is written. Word of a message that reached
   * its telephone after the code in it had been entered says nothing new.
   */
  boolean put(VerificationProgressed progress, LinkKind kind) {
    return jdbi.withHandle(sql -> {
      sql.createUpdate(
              """
              INSERT INTO last_verification AS known (identity, kind, channel, outcome, reason, at)
              SELECT id, :kind, :channel, :outcome, :reason, :at FROM identity WHERE id = :identity
              ON CONFLICT (identity, kind) DO UPDATE
              SET channel = excluded.channel, outcome = excluded.outcome,
                  reason = excluded.reason, at = excluded.at
              WHERE known.at <= excluded.at
                AND NOT (known.outcome IN ('linked', 'displaced')
                  AND excluded.outcome IN ('delivered', 'dropped'))
              """)
          .bind("identity", progress.identity())
          .bind("kind", kind.text())
          .bind("channel", progress.channel())
          .bind("outcome", progress.outcome())
          .bind("reason", progress.reason())
          .bind("at", progress.at().atOffset(ZoneOffset.UTC))
          .execute();
      return sql.createQuery("SELECT EXISTS (SELECT FROM identity WHERE id = :identity)")
          .bind("identity", progress.identity())
          .mapTo(Boolean.class)
          .one();
    });
  }
}
