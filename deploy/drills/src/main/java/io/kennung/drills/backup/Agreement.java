package io.kennung.drills.backup;

import io.kennung.local.LocalPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Services keep copies of what others know. Once everything that was told has been heard, they say
 * the same.
 */
final class Agreement {

  /** What there must be none of. */
  private static final Map<String, String> CONTRADICTIONS = new LinkedHashMap<>();

  static {
    for (String schema : List.of("identity", "verification", "revocation")) {
      CONTRADICTIONS.put(
          schema + " has something that is not sent",
          "SELECT position, type FROM %s.outbox WHERE sent_at IS NULL".formatted(schema));
    }
    CONTRADICTIONS.put(
        "identity-service and verification-service differ about an identity",
        """
        SELECT coalesce(i.id, k.id) AS id, i.state AS is_, k.state AS said
        FROM identity.identity i FULL JOIN verification.known_identity k ON k.id = i.id
        WHERE i.id IS NULL OR k.id IS NULL OR i.state <> k.state OR i.public_key <> k.public_key
        """);
    CONTRADICTIONS.put(
        "identity-service and revocation-service differ about an identity",
        """
        SELECT coalesce(i.id, l.identity) AS id, i.state AS is_, l.state AS said
        FROM identity.identity i FULL JOIN revocation.life l ON l.identity = i.id
        WHERE i.id IS NULL OR l.identity IS NULL OR l.public_key IS NULL
          OR i.state <> l.state OR i.public_key <> l.public_key
        """);
    CONTRADICTIONS.put(
        "identity-service and verification-service differ about a link",
        """
        SELECT coalesce(k.identity, l.identity) AS id, coalesce(k.kind, l.kind) AS kind,
          k.linked, l.address IS NOT NULL AS has, k.revision AS heard, l.revision AS said
        FROM identity.linked_kind k
          FULL JOIN verification.link l ON l.identity = k.identity AND l.kind = k.kind
        WHERE k.identity IS NULL OR l.identity IS NULL
          OR k.linked <> (l.address IS NOT NULL) OR k.revision <> l.revision
        """);
    CONTRADICTIONS.put(
        "an end without a record, or a record without an end",
        """
        SELECT coalesce(l.identity, r.identity) AS id
        FROM (SELECT identity FROM revocation.life WHERE state = 2) l
          FULL JOIN revocation.revocation r ON r.identity = l.identity
        WHERE l.identity IS NULL OR r.identity IS NULL
        """);
    CONTRADICTIONS.put(
        "a link of an identity that has ended",
        """
        SELECT l.identity FROM verification.link l
          JOIN verification.known_identity k ON k.id = l.identity
        WHERE l.address IS NOT NULL AND k.state = 2
        """);
  }

  private Agreement() {}

  /** Where they contradict each other; empty when they agree. */
  static List<String> contradictions(LocalPostgres postgres) {
    List<String> found = new ArrayList<>();
    try (Connection connection = postgres.administrator()) {
      for (Map.Entry<String, String> each : CONTRADICTIONS.entrySet()) {
        for (String row : Facts.Sql.rows(connection, each.getValue())) {
          found.add(each.getKey() + ": " + row);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL did not answer", e);
    }
    return found;
  }
}
