package io.kennung.identity.lookup;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears from the database which identities have changed, whichever replica changed them (the
 * trigger {@code identity_changed}), on a connection of its own. While it hears nothing, not even
 * an answer to its own question, nobody may trust what is in memory.
 */
@Singleton
public class ChangeFeed {

  private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
  private static final Duration LISTEN = Duration.ofSeconds(1);

  /** Says in the database's list of sessions which one this is. */
  private static final String SIGN_OF_LIFE = "SELECT 1 /* change feed */";

  /** What to do about changes; quickly, since the next ones wait. */
  public interface Listener {
    /** This identity has changed. */
    void changed(String identity);

    /** Anything may have changed. */
    void lostTrack();
  }

  private final AgroalDataSource dataSource;
  private final long trustNanos;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile long heardAt;
  private volatile boolean listening;
  private @Nullable Thread thread;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  @Inject
  ChangeFeed(AgroalDataSource dataSource, LookupConfig config) {
    this.dataSource = dataSource;
    this.trustNanos = config.cacheTrust().toNanos();
  }

  /** Who is told, too; from before the start. */
  public void tell(Listener told) {
    listeners.add(told);
  }

  /** Whether every change up to a moment ago has been heard of. */
  public boolean isCurrent() {
    return listening && System.nanoTime() - heardAt < trustNanos;
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().name("change-feed").daemon().start(this::run);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    closing.countDown();
    if (thread != null) {
      thread.join(LISTEN.multipliedBy(2));
    }
  }

  private void run() {
    while (closing.getCount() > 0) {
      try (Connection connection = dataSource.getConnection()) {
        listenUntilItBreaks(connection);
      } catch (SQLException e) {
        LOG.warnf(
            "not hearing of changes, so every question goes to the database: %s", e.getSQLState());
      } finally {
        listening = false;
      }
      rest();
    }
  }

  private void listenUntilItBreaks(Connection connection) throws SQLException {
    try {
      listen(connection);
    } catch (SQLException e) {
      // The pool has not seen it break, and would hand it to the next request.
      connection.abort(Runnable::run);
      throw e;
    }
  }

  private void listen(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN identity_changed");
      listeners.forEach(Listener::lostTrack);
      while (closing.getCount() > 0) {
        PGNotification[] changes = postgres.getNotifications((int) LISTEN.toMillis());
        if (changes == null || changes.length == 0) {
          statement.execute(SIGN_OF_LIFE);
        } else {
          for (PGNotification change : changes) {
            listeners.forEach(told -> told.changed(change.getParameter()));
          }
        }
        heardAt = System.nanoTime();
        listening = true;
      }
      statement.execute("UNLISTEN *");
    }
  }

  private void rest() {
    try {
      closing.await(LISTEN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }
}
