package io.kennung.verification.links;

import io.kennung.protocol.events.LinkKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The links as this service has told of them: what of it the database has lost. */
@Singleton
class ToldLinks {

  /**
   * What was told of one.
   *
   * @param linked whether the identity had an address of this kind from then on
   */
  record Told(String identity, LinkKind kind, boolean linked, long revision, Instant at) {

    boolean isAboutTheSameAs(Told other) {
      return identity.equals(other.identity) && kind == other.kind;
    }
  }

  private final Jdbi jdbi;

  @Inject
  ToldLinks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Those that are later than what is here, in order. */
  List<Told> lost(List<Told> told) {
    List<Integer> places =
        jdbi.withHandle(sql ->
            sql.createQuery(
                    """
                    SELECT place - 1
                    FROM unnest(CAST(:identities AS text[]), CAST(:kinds AS text[]),
                        CAST(:revisions AS bigint[]))
                        WITH ORDINALITY AS told (identity, kind, revision, place)
                      LEFT JOIN link USING (identity, kind)
                    WHERE link.revision IS NULL OR link.revision < told.revision
                    ORDER BY place
                    """)
                .bindArray("identities", String.class, told.stream().map(Told::identity).toList())
                .bindArray(
                    "kinds", String.class, told.stream().map(it -> it.kind().text()).toList())
                .bindArray("revisions", Long.class, told.stream().map(Told::revision).toList())
                .mapTo(Integer.class)
                .list());
    return places.stream().map(told::get).toList();
  }

  /** The address that is here is still the one: only linked once more. False when there is none. */
  boolean keep(Told told) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    """
                    UPDATE link SET revision = :revision, since = :at
                    WHERE identity = :identity AND kind = :kind AND address IS NOT NULL
                      AND revision < :revision
                    """)
                .bind("identity", told.identity())
                .bind("kind", told.kind().text())
                .bind("revision", told.revision())
                .bind("at", told.at().atOffset(ZoneOffset.UTC))
                .execute()
            == 1);
  }

  /** There is no address. Whether that was news. */
  boolean clear(String identity, LinkKind kind, long revision, Instant at) {
    return jdbi.withHandle(sql ->
        sql.createUpdate(
                    """
                    INSERT INTO link AS known (identity, kind, revision, since)
                    VALUES (:identity, :kind, :revision, :at)
                    ON CONFLICT (identity, kind) DO UPDATE
                    SET address = NULL, pepper = NULL, revision = excluded.revision,
                        since = excluded.since
                    WHERE known.revision < excluded.revision
                    """)
                .bind("identity", identity)
                .bind("kind", kind.text())
                .bind("revision", revision)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute()
            == 1);
  }
}
