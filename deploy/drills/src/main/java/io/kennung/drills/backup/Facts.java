package io.kennung.drills.backup;

import io.kennung.local.LocalPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the services know, as far as it must survive.
 *
 * @param rows by a name for people; each as one text, and as often as it is there
 */
record Facts(Map<String, List<String>> rows) {

  /** Everything that is more than a day on which somebody was seen, or a limit that wears off. */
  private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

  static {
    QUESTIONS.put(
        "identity",
        "SELECT id, encode(public_key, 'hex'), type, feature_mask, state, registered_at,"
            + " state_since FROM identity.identity");
    QUESTIONS.put("linked kind", "SELECT identity, kind, linked FROM identity.linked_kind");
    QUESTIONS.put(
        "history",
        "SELECT identity, at, what, kind, detail, channel, reason FROM identity.history");
    QUESTIONS.put("ending", "SELECT identity, password_since, how FROM identity.ending");
    QUESTIONS.put("change of state", "SELECT identity, state, at FROM identity.state_change");
    QUESTIONS.put("known identity", "SELECT id, state FROM verification.known_identity");
    QUESTIONS.put("link", "SELECT identity, kind, encode(address, 'hex') FROM verification.link");
    QUESTIONS.put("life", "SELECT identity, encode(public_key, 'hex'), state FROM revocation.life");
    QUESTIONS.put("revocation", "SELECT identity, how, at FROM revocation.revocation");
    QUESTIONS.put(
        "revocation password",
        "SELECT identity, encode(kept, 'hex') FROM revocation.revocation_password");
    QUESTIONS.put(
        "backup", "SELECT encode(name, 'hex'), encode(sha256(sealed), 'hex') FROM safe.backup");
    QUESTIONS.put(
        "record of looks",
        "SELECT number, who, encode(hash, 'hex') FROM" + " identity.audit_entry");
  }

  static Facts of(LocalPostgres postgres) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    try (Connection connection = postgres.administrator()) {
      for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
        rows.put(question.getKey(), Sql.rows(connection, question.getValue()));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL did not answer", e);
    }
    return new Facts(rows);
  }

  int count() {
    return rows.values().stream().mapToInt(List::size).sum();
  }

  int count(String kind) {
    return rows.getOrDefault(kind, List.of()).size();
  }

  /** A row that is missing or too much, by the name of its kind. */
  record Difference(String kind, boolean missing, String row) {

    @Override
    public String toString() {
      return "%s, %s: %s".formatted(kind, missing ? "missing" : "too much", row);
    }
  }

  /** What the others have more and less than these. A row that is there twice is one too much. */
  List<Difference> differences(Facts others) {
    List<Difference> differences = new ArrayList<>();
    rows.forEach((kind, mine) -> {
      List<String> theirs = new ArrayList<>(others.rows.getOrDefault(kind, List.of()));
      for (String row : mine) {
        if (!theirs.remove(row)) {
          differences.add(new Difference(kind, true, row));
        }
      }
      theirs.forEach(row -> differences.add(new Difference(kind, false, row)));
    });
    return differences;
  }

  /** Asks the database. */
  static final class Sql {

    private Sql() {}

    /** Every row as one text, in order. */
    static List<String> rows(Connection connection, String question) throws SQLException {
      List<String> rows = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          var found =
              statement.executeQuery(
                  "SELECT (row)::text FROM (%s) AS row ORDER BY 1".formatted(question))) {
        while (found.next()) {
          rows.add(found.getString(1));
        }
      }
      return rows;
    }
  }
}
