package io.kennung.identity.links;

import io.kennung.protocol.events.LinkKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The kinds of address, an identity and kind a row. */
@Singleton
class LinkedKinds {

  private final Jdbi jdbi;

  @Inject
  LinkedKinds(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Set<LinkKind> linked(String identity) {
    return jdbi.withHandle(sql ->
        sql.createQuery("SELECT kind FROM linked_kind WHERE identity = :identity AND linked")
            .bind("identity", identity)
            .mapTo(String.class)
            .collect(Collectors.mapping(LinkKind::of, Collectors.toUnmodifiableSet())));
  }

  /** Whether there is such an identity; otherwise nothing is written. */
  boolean put(String identity, LinkKind kind, boolean linked, long revision, Instant since) {
    return jdbi.withHandle(sql -> {
      sql.createUpdate(
              """
              INSERT INTO linked_kind AS known (identity, kind, linked, revision, since)
              SELECT id, :kind, :linked, :revision, :since FROM identity WHERE id = :identity
              ON CONFLICT (identity, kind) DO UPDATE
              SET linked = excluded.linked, revision = excluded.revision, since = excluded.since
              WHERE known.revision < excluded.revision
              """)
          .bind("identity", identity)
          .bind("kind", kind.text())
          .bind("linked", linked)
          .bind("revision", revision)
          .bind("since", since.atOffset(ZoneOffset.UTC))
          .execute();
      return sql.createQuery("SELECT EXISTS (SELECT FROM identity WHERE id = :identity)")
          .bind("identity", identity)
          .mapTo(Boolean.class)
          .one();
    });
  }
}
