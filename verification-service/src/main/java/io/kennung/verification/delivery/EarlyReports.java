package io.kennung.verification.delivery;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import io.kennung.verification.senders.DeliveryReports.Fate;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The rows of reports that came before the reference of their delivery was noted. */
@Singleton
class EarlyReports {

  private final Jdbi jdbi;
  private final List<Hmac> keys;

  @Inject
  EarlyReports(Jdbi jdbi, Secrets secrets) {
    this.jdbi = jdbi;
    this.keys = secrets.derive("kennung early report").stream().map(Hmac::new).toList();
  }

  /**
   * Until the end of the transaction nobody else notes this reference or reports about it. Whoever
   * looks after that sees what the other one has written.
   */
  void hold(String provider, String reference) {
    jdbi.useHandle(sql ->
        sql.execute(
            "SELECT pg_advisory_xact_lock("
                + "hashtextextended(current_schema() || '.report ' || ? || ' ' || ?, 0))",
            provider,
            reference));
  }

  /** The first one counts, as it does when it is not early. */
  void keep(String provider, String reference, Fate fate, Instant now) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO early_report (provider, reference, fate, at)
                VALUES (:provider, :reference, :fate, :now) ON CONFLICT DO NOTHING
                """)
            .bind("provider", provider)
            .bind("reference", hash(keys.getFirst(), reference))
            .bind("fate", Deliveries.text(fate))
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute());
  }

  /** What has been reported of it; no longer kept. */
  Optional<Fate> take(String provider, String reference) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                DELETE FROM early_report WHERE provider = :provider AND reference IN (<references>)
                RETURNING fate
                """)
            .bind("provider", provider)
            .bindList("references", keys.stream().map(key -> hash(key, reference)).toList())
            .mapTo(String.class)
            .findFirst()
            .map(fate -> Fate.valueOf(fate.toUpperCase(Locale.ROOT))));
  }

  void purge(Instant before, int batch) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                DELETE FROM early_report WHERE (provider, reference) IN (
                  SELECT provider, reference FROM early_report WHERE at < :before
                  LIMIT :batch FOR UPDATE SKIP LOCKED)
                """)
            .bind("before", before.atOffset(ZoneOffset.UTC))
            .bind("batch", batch)
            .execute());
  }

  private static byte[] hash(Hmac key, String reference) {
    return key.of(reference.getBytes(StandardCharsets.UTF_8));
  }
}
