package io.kennung.identity.operations.charts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The steps of a chart and what they are called, in UTC.
 *
 * @param steps when each begins, oldest first
 * @param length of each
 * @param locale of the names
 */
public record Times(List<Instant> steps, Duration length, Locale locale) {

  private static final Duration DAY = Duration.ofDays(1);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  /** So many fit below a chart on the narrowest phone. */
  private static final int MARKS = 5;

  /** The hours, days or weekdays that stand below. */
  boolean isMarked(int step) {
    int every = Math.ceilDiv(steps.size(), MARKS);
    if (length.equals(DAY)) {
      return step % every == every / 2;
    }
    // Only where a clock or calendar would have a mark as well.
    int hour = steps.get(step).atOffset(ZoneOffset.UTC).getHour();
    return length.equals(Duration.ofHours(1)) ? hour % 6 == 0 : hour == 12 && isSecondDay(step);
  }

  private boolean isSecondDay(int step) {
    return (steps.size() - 1 - step) / (DAY.toHours() / length.toHours()) % 2 == 0;
  }

  /** Short, below the chart. */
  String mark(int step) {
    if (length.equals(Duration.ofHours(1))) {
      return HOUR.format(steps.get(step).atOffset(ZoneOffset.UTC));
    }
    return format(length.equals(DAY) ? "d MMM" : "EEE d", steps.get(step));
  }

  /** In full, for a table or when it is pointed at. */
  public String name(int step) {
    Instant from = steps.get(step);
    if (length.equals(DAY)) {
      return format("EEE d MMM", from);
    }
    return "%s, %s–%s"
        .formatted(
            format("EEE d MMM", from),
            HOUR.format(from.atOffset(ZoneOffset.UTC)),
            HOUR.format(from.plus(length).atOffset(ZoneOffset.UTC)));
  }

  private String format(String pattern, Instant at) {
    return DateTimeFormatter.ofPattern(pattern, locale).format(at.atOffset(ZoneOffset.UTC));
  }
}
