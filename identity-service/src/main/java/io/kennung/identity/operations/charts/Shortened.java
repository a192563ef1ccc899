package io.kennung.identity.operations.charts;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** Numbers as a person reads them at a glance: at most three or four digits and a letter. */
public final class Shortened {

  private static final long THOUSAND = 1_000;

  /** Below this no letter is worth it. */
  private static final long SHORT_ENOUGH = 10_000;

  private static final List<String> LETTERS = List.of("", "k", "M", "G", "T", "P", "E");

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Shortened() {}

  /** For instance {@code 950}, {@code 9,999}, {@code 12.3k}, {@code 5M}. */
  public static String count(long number, Locale locale) {
    if (number < SHORT_ENOUGH) {
      return NumberFormat.getIntegerInstance(locale).format(number);
    }
    double left = number;
    int letter = 0;
    while (left >= THOUSAND && letter < LETTERS.size() - 1) {
      left /= THOUSAND;
      letter++;
    }
    // 999,960 would read 1000k.
    if (Math.round(left * 10) >= THOUSAND * 10) {
      left /= THOUSAND;
      letter++;
    }
    return decimal(left, locale) + LETTERS.get(letter);
  }

  /** For instance {@code 120 ms}, {@code 2.5 s}, {@code 3 min}, {@code 1.5 h}, {@code 2 d}. */
  public static String duration(long millis, Locale locale) {
    if (millis < SECOND) {
      return millis + " ms";
    }
    if (millis < MINUTE) {
      return decimal(millis / (double) SECOND, locale) + " s";
    }
    if (millis < HOUR) {
      return decimal(millis / (double) MINUTE, locale) + " min";
    }
    return millis < DAY
        ? decimal(millis / (double) HOUR, locale) + " h"
        : decimal(millis / (double) DAY, locale) + " d";
  }

  private static String decimal(double number, Locale locale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }
}
