package io.kennung.drills.rolling;

import io.kennung.drills.load.Failures;
import io.kennung.drills.load.Timings;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What a drill came to.
 *
 * @param failures requests that got no answer, or another one than they should have
 * @param differences what was told and is not so
 * @param secondAttempts how often the front door asked another process in the place of a dead one
 */
public record Outcome(
    Times times,
    Timings timings,
    Failures failures,
    List<String> differences,
    Told told,
    Events events,
    long secondAttempts) {

  private static final int FIRST = 20;

  /** By {@link System#nanoTime}. */
  record Times(
      long began, long rollBegan, long rollEnded, long ended, List<Replacement> replacements) {

    boolean isRoll(long moment) {
      return moment >= rollBegan && moment < rollEnded;
    }

    boolean isLoad(long moment) {
      return moment >= began && moment < ended;
    }

    double seconds() {
      return (ended - began) / (double) TimeUnit.SECONDS.toNanos(1);
    }
  }

  /**
   * On the topics.
   *
   * @param repeated such that came again
   */
  record Events(int count, int repeated) {}

  /** Whether nothing failed and nothing was lost. */
  public boolean isWell() {
    return failures.count() == 0 && differences.isEmpty();
  }

  /** All of it, for a person. */
  public String report() {
    StringBuilder text = new StringBuilder();
    for (Replacement each : times.replacements()) {
      line(
          text,
          "  %-26s ready after %4.1f s, its predecessor gone after %4.1f s",
          each.name(),
          each.startSeconds(),
          each.stopSeconds());
    }
    line(text, "");
    line(text, "  %-26s %9s %9s %9s %9s", "milliseconds", "requests", "p50", "p99", "max");
    line(
        text,
        "before and after the roll",
        timings.of(due -> times.isLoad(due) && !times.isRoll(due)));
    line(text, "during the roll", timings.of(times::isRoll));
    timings.kinds().forEach(kind -> line(text, "  " + kind, timings.of(kind, times::isLoad)));
    line(text, "");
    line(
        text,
        "  told       %,d identities, %,d masks, %,d links made or let go, %,d passwords, %,d"
            + " revocations",
        told.identities(),
        told.masks(),
        told.links(),
        told.passwords(),
        told.revoked());
    line(
        text,
        "  found      all of it in the tables, on the topics and at the chat servers, but for %,d",
        differences.size());
    line(
        text,
        "  events     %,d on the topics; %,d of them came twice and count once",
        events.count(),
        events.repeated());
    line(
        text,
        "  besides    %,d backups fetched again; chat servers asked %,d times",
        told.backups(),
        told.polls());
    line(
        text,
        "  load       %.1f requests a second for %.0f s; the front door asked twice for %,d",
        timings.of(times::isLoad).count() / times.seconds(),
        times.seconds(),
        secondAttempts);
    line(text, "  failed     %,d requests", failures.count());
    failures.told().forEach(each -> line(text, "    %s", each));
    differences.stream().limit(FIRST).forEach(each -> line(text, "    %s", each));
    line(text, "");
    line(text, isWell() ? "Nothing failed, nothing was lost." : "NOT WELL: see above.");
    return text.toString();
  }

  private static void line(StringBuilder text, String what, Timings.Summary of) {
    line(text, "  %-26s %,9d %9.1f %9.1f %9.1f", what, of.count(), of.p50(), of.p99(), of.max());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
