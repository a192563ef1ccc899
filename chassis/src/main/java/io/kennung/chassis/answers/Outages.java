package io.kennung.chassis.answers;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a database that cannot be reached, where trying again later helps, from a statement that is
 * wrong.
 */
public final class Outages {

  private Outages() {}

  /** Whether anything in the chain of causes is an outage. */
  public static boolean isOutage(@Nullable Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isOutage(sql)) {
        return true;
      }
    }
    return false;
  }

  /**
   * SQLSTATE 08 connection, 40 rolled back, 53 resources, 55P03 lock, 57P shutdown; a pool that has
   * no connection to give.
   */
  private static boolean isOutage(SQLException thrown) {
    String state = thrown.getSQLState();
    return thrown instanceof SQLTransientException
        || thrown instanceof SQLRecoverableException
        || (state == null
            ? thrown.getMessage() != null && thrown.getMessage().contains("timeout")
            : state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.equals("55P03"));
  }
}
