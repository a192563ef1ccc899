package io.kennung.local.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that has been started, to be ended in the opposite order. May be closed at any moment, in the
 * middle of a start too: what is just being opened is waited for, and then closed as well.
 */
public final class Teardown implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Teardown.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private int opening;
  private boolean closed;

  /**
   * Opens a part and remembers to close it.
   *
   * @throws StartFailure if the end has begun
   */
  public <T extends AutoCloseable> T open(Supplier<T> opener) {
    begin();
    try {
      T part = opener.get();
      remember(part);
      return part;
    } finally {
      finish();
    }
  }

  @Override
  public void close() {
    awaitOpening();
    for (AutoCloseable part = next(); part != null; part = next()) {
      try {
        part.close();
      } catch (Exception e) {
        // The others must end nevertheless.
        LOG.log(System.Logger.Level.WARNING, "did not close " + part, e);
      }
    }
  }

  private synchronized void begin() {
    if (closed) {
      throw new StartFailure("stopped while starting");
    }
    opening++;
  }

  private synchronized void remember(AutoCloseable part) {
    parts.push(part);
  }

  private synchronized void finish() {
    opening--;
    notifyAll();
  }

  private synchronized void awaitOpening() {
    closed = true;
    while (opening > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private synchronized @Nullable AutoCloseable next() {
    return parts.poll();
  }
}
