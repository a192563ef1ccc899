package io.kennung.staff.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions as the container makes them: all that a thread does in between belongs together. */
final class Transactions {

  private final DataSource real;
  private final ThreadLocal<Connection> current = new ThreadLocal<>();

  Transactions(DataSource real) {
    this.real = real;
  }

  /** Connections of the transaction around, or of their own. */
  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              Connection open = current.get();
              return open == null ? real.getConnection() : lent(open);
            });
  }

  /** All or, where it throws, nothing. */
  void run(Runnable work) {
    try (Connection connection = real.getConnection()) {
      connection.setAutoCommit(false);
      current.set(connection);
      try {
        work.run();
        connection.commit();
      } catch (RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        current.remove();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection lent(Connection open) {
    return (Connection)
        Proxy.newProxyInstance(
            Transactions.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(open, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
