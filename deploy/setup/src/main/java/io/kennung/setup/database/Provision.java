package io.kennung.setup.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import org.postgresql.util.PasswordUtil;

/**
 * Sees to it that each service has a role, a schema that the role owns and works in, and nothing
 * else that it could touch. Needs an administrator who may create roles and owns the database;
 * managed databases give no more.
 */
public final class Provision {

  /** One at a time in a database: two that alter one role at once would disturb each other. */
  private static final long LOCK = 0x6b656e6e756e67L;

  private Provision() {}

  /**
   * Provides for these roles; all of them or, when it fails, none.
   *
   * @param administrator in the database in question
   * @throws SQLException as PostgreSQL says
   */
  public static void of(Connection administrator, Collection<ServiceRole> roles)
      throws SQLException {
    administrator.setAutoCommit(false);
    try (Statement statement = administrator.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(LOCK));
      // Whoever can log in anywhere in the cluster could otherwise come in here.
      String database = statement.enquoteIdentifier(administrator.getCatalog(), true);
      statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
      statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
      for (ServiceRole role : roles) {
        provide(statement, database, role);
      }
      administrator.commit();
    } catch (SQLException e) {
      administrator.rollback();
      throw e;
    }
  }

  private static void provide(Statement statement, String database, ServiceRole role)
      throws SQLException {
    String name = role.name();
    // PostgreSQL may log what it is told: it is told a hash.
    String hash = PasswordUtil.encodeScramSha256(role.password().toCharArray());
    boolean isNew = !is(statement, "SELECT FROM pg_roles WHERE rolname = '%s'", name);
    statement.execute(
        "%s ROLE %s LOGIN PASSWORD '%s'".formatted(isNew ? "CREATE" : "ALTER", name, hash));
    if (!is(statement, "SELECT FROM pg_namespace WHERE nspname = '%s'", name)) {
      createSchema(statement, name);
    }
    statement.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(database, name));
    statement.execute("ALTER ROLE %1$s SET search_path = %1$s".formatted(name));
  }

  /** Who is no superuser gives a schema away only to a role that it could become. */
  private static void createSchema(Statement statement, String name) throws SQLException {
    boolean mayBecome = is(statement, "SELECT WHERE pg_has_role('%s', 'SET')", name);
    if (!mayBecome) {
      statement.execute("GRANT %s TO CURRENT_USER WITH SET TRUE, INHERIT FALSE".formatted(name));
    }
    statement.execute("CREATE SCHEMA %1$s AUTHORIZATION %1$s".formatted(name));
    if (!mayBecome) {
      statement.execute("REVOKE %s FROM CURRENT_USER".formatted(name));
    }
  }

  private static boolean is(Statement statement, String question, String name) throws SQLException {
    try (var found = statement.executeQuery(question.formatted(name))) {
      return found.next();
    }
  }
}
