package io.kennung.chassis.testing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Everything that is logged while it is open, stack traces included. */
public final class CapturedLog extends Handler implements AutoCloseable {

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final PatternFormatter formatter = new PatternFormatter("%c %s%e%n");

  /** Listens from now on. */
  public static CapturedLog listening() {
    CapturedLog log = new CapturedLog();
    log.open();
    return log;
  }

  /** Begins to listen. */
  public void open() {
    setLevel(Level.ALL);
    Logger.getLogger("").addHandler(this);
  }

  /** What has been logged so far. */
  public String text() {
    return String.join("", lines);
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(formatter.format(ExtLogRecord.wrap(record)));
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
