package io.kennung.local.run;

import java.io.PrintStream;
import java.util.Locale;

/** Tells a person what is going on, one line a step. */
public final class Progress {

  private final PrintStream out;

  public Progress(PrintStream out) {
    this.out = out;
  }

  /** Says nothing. */
  public static Progress silent() {
    return new Progress(new PrintStream(PrintStream.nullOutputStream()));
  }

  public void say(String line) {
    out.println(line);
  }

  /** That a step is done which began at this {@link System#nanoTime}. */
  public void done(String step, long since) {
    out.printf(Locale.ROOT, "  %-48s %5.1f s%n", step, seconds(since));
  }

  /** Seconds since that {@link System#nanoTime}. */
  public static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
