package io.kennung.verification.links;

import io.kennung.chassis.ByteArrays;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.events.LinkKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Which identity has which address: a row an identity and kind. */
@Singleton
class LinkedAddresses {

  /** A row that has changed: whose, and the number of the change. */
  record Changed(String identity, long revision) {}

  private final Jdbi jdbi;

  @Inject
  LinkedAddresses(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  boolean has(String identity, LinkKind kind, KeptAddress address) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT EXISTS (SELECT FROM link WHERE identity = :identity AND kind = :kind"
                    + " AND address = ANY (:any))")
            .bind("identity", identity)
            .bind("kind", kind.text())
            .bind("any", address.any())
            .mapTo(Boolean.class)
            .one());
  }

  /** Who has it and lives; silent for long is alive. */
  Optional<Owner> ownerOf(KeptAddress address) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                SELECT link.identity, link.kind, link.since
                FROM link JOIN known_identity ON known_identity.id = link.identity
                WHERE link.address = ANY (:any) AND known_identity.state <> :ended
                """)
            .bind("any", address.any())
            .bind("ended", IdentityState.INVALID.code())
            .map((row, context) ->
                new Owner(
                    row.getString(1),
                    LinkKind.of(row.getString(2)),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
            .findOne());
  }

  /** One at a time until the transaction ends: two who prove the same address at once. */
  void lock(KeptAddress address) {
    // Under every pepper: replicas may differ about the newest while peppers are being rotated. In
    // one order everywhere.
    jdbi.useHandle(sql ->
        address.generations().stream()
            .map(bytes -> ByteBuffer.wrap(bytes).getLong())
            .sorted()
            .forEach(key -> sql.execute("SELECT pg_advisory_xact_lock(?)", key)));
  }

  /** Takes the address from whoever has it, but for this one. */
  List<Changed> takeFromOthers(String identity, KeptAddress address, Instant now) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                UPDATE link
                SET address = NULL, pepper = NULL, revision = revision + 1, since = :now
                WHERE address = ANY (:any) AND identity <> :identity
                RETURNING identity, revision
                """)
            .bind("identity", identity)
            .bind("any", address.any())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .map((row, context) -> new Changed(row.getString(1), row.getLong(2)))
            .list());
  }

  Changed put(String identity, LinkKind kind, KeptAddress address, Instant now) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                INSERT INTO link AS known (identity, kind, address, pepper, revision, since)
                VALUES (:identity, :kind, :address, :pepper, 1, :now)
                ON CONFLICT (identity, kind) DO UPDATE
                SET address = excluded.address, pepper = excluded.pepper,
                    revision = known.revision + 1, since = excluded.since
                RETURNING identity, revision
                """)
            .bind("identity", identity)
            .bind("kind", kind.text())
            .bind("address", address.newest())
            .bind("pepper", address.pepper())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .map((row, context) -> new Changed(row.getString(1), row.getLong(2)))
            .one());
  }

  /** Whether there was one; with {@code keep}, only another one than that. */
  Optional<Changed> clear(String identity, LinkKind kind, Optional<KeptAddress> keep, Instant now) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                UPDATE link
                SET address = NULL, pepper = NULL, revision = revision + 1, since = :now
                WHERE identity = :identity AND kind = :kind AND address IS NOT NULL
                  AND address <> ALL (:keep)
                RETURNING identity, revision
                """)
            .bind("identity", identity)
            .bind("kind", kind.text())
            .bind("keep", keep.map(KeptAddress::any).orElseGet(() -> new ByteArrays(List.of())))
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .map((row, context) -> new Changed(row.getString(1), row.getLong(2)))
            .findOne());
  }

  /** Moves an address to the newest pepper; there is at most one row of it. */
  void renew(KeptAddress address) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "UPDATE link SET address = :newest, pepper = :pepper"
                    + " WHERE address = ANY (:any) AND pepper <> :pepper")
            .bind("newest", address.newest())
            .bind("pepper", address.pepper())
            .bind("any", address.any())
            .execute());
  }

  /** How many addresses are not under this pepper. */
  long countNotUnder(int pepper) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT count(*) FROM link WHERE pepper <> :pepper")
            .bind("pepper", pepper)
            .mapTo(Long.class)
            .one());
  }
}
