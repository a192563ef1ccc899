package io.kennung.revocation.silence;

import java.time.LocalDate;
import java.time.Period;

/** How long is silent: three calendar months without a sign of life, in UTC. */
public final class Silence {

  /** A sign of life is known by its day only: the months count from the end of it. */
  static final Period PERIOD = Period.ofMonths(3);

  private Silence() {}

  /**
   * Who was seen on this day or later is not silent today. Months differ in length, so that several
   * days end on the last one of a short month: the first of them is looked for.
   */
  public static LocalDate seenSince(LocalDate today) {
    LocalDate day = today.minus(PERIOD);
    while (!day.minusDays(1).plus(PERIOD).isBefore(today)) {
      day = day.minusDays(1);
    }
    while (day.plus(PERIOD).isBefore(today)) {
      day = day.plusDays(1);
    }
    return day;
  }
}
