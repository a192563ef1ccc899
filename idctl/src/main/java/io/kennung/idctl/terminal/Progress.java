package io.kennung.idctl.terminal;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One line on the error stream that says how far a command is, for whoever watches a terminal;
 * nothing at all for work that is done within a second. Close it before anything else is printed.
 */
public final class Progress implements AutoCloseable {

  private static final int WIDTH = 24;
  private static final long SHOWN_AFTER_MILLIS = 1_000;
  private static final long REFRESHED_EVERY_MILLIS = 200;
  private static final String CLEARED = "\r\u001b[K";

  private final PrintWriter err;
  private final ScheduledExecutorService painter;
  private String work = "";
  private long done;
  private long all;
  private boolean isShown;
  private boolean isOver;

  private Progress(Surroundings surroundings, String work) {
    this.err = surroundings.err();
    this.work = work;
    this.painter = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    if (surroundings.screen().isTerminal()) {
      var unused =
          painter.scheduleAtFixedRate(
              this::paint, SHOWN_AFTER_MILLIS, REFRESHED_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Begins.
   *
   * @param work in a few words, for example {@code Looking up contacts}
   */
  public static Progress of(Surroundings surroundings, String work) {
    return new Progress(surroundings, work);
  }

  /** Something else is done now, of unknown length. */
  public synchronized void now(String next) {
    work = next;
    done = 0;
    all = 0;
  }

  /** So much of it is done. */
  public synchronized void at(long done, long all) {
    this.done = done;
    this.all = all;
  }

  private synchronized void paint() {
    if (!isOver) {
      isShown = true;
      err.print(CLEARED + line());
      err.flush();
    }
  }

  private String line() {
    if (all <= 0) {
      return work + " …";
    }
    int full = (int) (WIDTH * Math.min(done, all) / all);
    return "%s [%s%s] %d/%d".formatted(work, "#".repeat(full), " ".repeat(WIDTH - full), done, all);
  }

  /** Leaves no trace on the terminal. */
  @Override
  public synchronized void close() {
    isOver = true;
    painter.shutdownNow();
    if (isShown) {
      err.print(CLEARED);
      err.flush();
    }
  }
}
