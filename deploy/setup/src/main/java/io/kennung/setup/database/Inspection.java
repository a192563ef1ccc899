package io.kennung.setup.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Looks whether each service comes into its schema, and whether it could touch anything else. */
final class Inspection {

  private static final String EXCESS =
      """
      SELECT 'role ' || rolname || ' may more than it should: ' || concat_ws(', ',
               CASE WHEN rolsuper THEN 'superuser' END,
               CASE WHEN rolcreaterole THEN 'create roles' END,
               CASE WHEN rolcreatedb THEN 'create databases' END,
               CASE WHEN rolreplication THEN 'replication' END,
               CASE WHEN rolbypassrls THEN 'bypass row level security' END)
        FROM pg_roles
       WHERE rolname = ?
         AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)
      UNION ALL
      SELECT 'role ' || member.rolname || ' is a member of ' || granted.rolname
        FROM pg_auth_members
        JOIN pg_roles member ON member.oid = pg_auth_members.member
        JOIN pg_roles granted ON granted.oid = pg_auth_members.roleid
       WHERE member.rolname = ?
      UNION ALL
      SELECT 'role ' || rolname || ' can use the schema ' || nspname
        FROM pg_roles, pg_namespace
       WHERE rolname = ? AND nspname <> rolname
         AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
         AND has_schema_privilege(rolname, pg_namespace.oid, 'USAGE, CREATE')
         AND NOT rolsuper
      UNION ALL
      SELECT 'role ' || rolname || ' can make schemas'
        FROM pg_roles
       WHERE rolname = ? AND has_database_privilege(rolname, current_database(), 'CREATE')
         AND NOT rolsuper
      """;

  private static final String OWNED =
      """
      SELECT FROM pg_namespace JOIN pg_roles ON pg_roles.oid = nspowner
       WHERE nspname = current_schema() AND rolname = current_user AND nspname = current_user
      """;

  private final String url;

  /**
   * @param url of the database, as JDBC writes it
   */
  Inspection(String url) {
    this.url = url;
  }

  /**
   * What is not as it should be.
   *
   * @return a line for people each; empty when all is well
   */
  List<String> of(Collection<ServiceRole> roles) {
    List<String> wrong = new ArrayList<>();
    roles.forEach(role -> look(role, wrong));
    return wrong;
  }

  private void look(ServiceRole role, List<String> wrong) {
    try (Connection own = DriverManager.getConnection(url, role.name(), role.password())) {
      if (!owns(own)) {
        wrong.add("role %s does not work in a schema %<s that it owns".formatted(role));
      }
      wrong.addAll(excess(own, role));
    } catch (SQLException e) {
      wrong.add("role %s does not come in: %s".formatted(role, e.getMessage()));
    }
  }

  private static boolean owns(Connection own) throws SQLException {
    try (var found = own.createStatement().executeQuery(OWNED)) {
      return found.next();
    }
  }

  private static List<String> excess(Connection own, ServiceRole role) throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement question = own.prepareStatement(EXCESS)) {
      for (int i = 1; i <= question.getParameterMetaData().getParameterCount(); i++) {
        question.setString(i, role.name());
      }
      try (var rows = question.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }
}
