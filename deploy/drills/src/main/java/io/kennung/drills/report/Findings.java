package io.kennung.drills.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Tells the steps of a drill as they are done, and keeps what was not as it must be. */
public final class Findings {

  private static final int SHOWN = 20;
  private static final double NANOS = 1e9;

  private final PrintStream out;
  private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
  private long checked;

  public Findings(PrintStream out) {
    this.out = out;
  }

  /** A line for people. */
  @SuppressWarnings("AnnotateFormatMethod") // A line without arguments is taken as it is.
  public void say(String line, Object... arguments) {
    out.println(arguments.length == 0 ? line : line.formatted(arguments));
  }

  /** A step, and how long it has taken since {@link System#nanoTime} said this. */
  public void done(String step, long sinceNanos) {
    out.printf(Locale.ROOT, "  %-72s %6.1f s%n", step, (System.nanoTime() - sinceNanos) / NANOS);
  }

  /** Something is not as it must be. */
  public void wrong(String what) {
    wrong.add(what);
  }

  /** Whether it holds; says the fault when not. */
  public synchronized void check(boolean holds, String fault) {
    checked++;
    if (!holds) {
      wrong(fault);
    }
  }

  /** Whether what was found is what must be. */
  public void same(String what, Object expected, Object found) {
    check(Objects.equals(expected, found), "%s: %s instead of %s".formatted(what, found, expected));
  }

  /** What was not as it must be so far. */
  public List<String> faults() {
    return List.copyOf(wrong);
  }

  /**
   * The last word.
   *
   * @return the exit code of the program
   */
  public synchronized int conclude() {
    if (wrong.isEmpty()) {
      out.printf(Locale.ROOT, "%nAll %,d checks hold.%n", checked);
      return 0;
    }
    out.printf(Locale.ROOT, "%n%,d faults; the first:%n", wrong.size());
    wrong.stream().limit(SHOWN).forEach(each -> out.println("  " + each));
    return 1;
  }
}
