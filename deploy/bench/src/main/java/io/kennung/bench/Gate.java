package io.kennung.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Holds whoever wants to touch the lives, until it opens: then time begins. */
final class Gate implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final long BETWEEN_LOOKS_MILLIS = 20;

  private final Connection holder;
  private final Connection observer;

  /** Closed at first. */
  Gate(Testbed testbed) throws SQLException {
    this.holder = testbed.administrator();
    this.observer = testbed.administrator();
    holder.setAutoCommit(false);
    try (Statement statement = holder.createStatement()) {
      statement.execute("LOCK TABLE life IN ACCESS EXCLUSIVE MODE");
    }
  }

  /** Returns when somebody stands before it. */
  void awaitSomebody() throws SQLException, InterruptedException {
    long giveUpAt = System.nanoTime() + PATIENCE_NANOS;
    while (!isSomebodyThere()) {
      if (System.nanoTime() > giveUpAt) {
        throw new BenchFailure("the service does not look for the silent");
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
    }
  }

  private boolean isSomebodyThere() throws SQLException {
    try (Statement statement = observer.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT EXISTS (SELECT FROM pg_locks"
                    + " WHERE relation = 'life'::regclass AND NOT granted)")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** The moment, in nanoseconds of this JVM's clock. */
  long open() throws SQLException {
    long now = System.nanoTime();
    holder.rollback();
    return now;
  }

  @Override
  public void close() throws SQLException {
    holder.close();
    observer.close();
  }
}
