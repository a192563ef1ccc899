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

  /** Calls something now and then, until it is closed. */
  interface Ticker extends AutoCloseable {

    /** Begins; the first tick comes when the work has taken a second. */
    void start(Runnable tick);

    @Override
    void close();
  }

  private static final int WIDTH = 24;
  private static final String CLEARED = "\r\u001b[K";

  private final PrintWriter err;
  private final Ticker ticker;
  private String work;
  private long done;
  private long all;
  private boolean isShown;
  private boolean isOver;

  private Progress(PrintWriter err, Ticker ticker, String work) {
    this.err = err;
    this.ticker = ticker;
    this.work = work;
  }

  /**
   * Begins.
   *
   * @param work in a few words, for example {@code Looking up contacts}
   */
  public static Progress of(Surroundings surroundings, String work) {
    return of(surroundings, work, new Clockwork());
  }

  static Progress of(Surroundings surroundings, String work, Ticker ticker) {
    Progress progress = new Progress(surroundings.err(), ticker, work);
    if (surroundings.screen().isTerminal()) {
      ticker.start(progress::paint);
    }
    return progress;
  }

  /** Something else is done now, of unknown length. */
  public synchronized void now(String next) {
    work = next;
    done = 0;
    all = 0;
  }

  /**
   * So much of it is done.
   *
   * @param all zero where nobody knows
   */
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
    int full = (int) (WIDTH * Math.clamp(done, 0, all) / all);
    return "%s [%s%s] %d/%d".formatted(work, "#".repeat(full), " ".repeat(WIDTH - full), done, all);
  }

  /** Leaves no trace on the terminal. */
  @Override
  public synchronized void close() {
    isOver = true;
    ticker.close();
    if (isShown) {
      isShown = false;
      err.print(CLEARED);
      err.flush();
    }
  }

  private static final class Clockwork implements Ticker {

    private static final long FIRST_MILLIS = 1_000;
    private static final long EVERY_MILLIS = 200;

    private final ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    @Override
    public void start(Runnable tick) {
      var unused =
          thread.scheduleAtFixedRate(tick, FIRST_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
      thread.shutdownNow();
    }
  }
}
