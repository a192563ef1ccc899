package io.kennung.identity.operations.charts;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands at the vertical axis: from nothing to the first round number that holds all.
 *
 * @param step from one line to the next
 * @param top the last line
 */
record Scale(long step, long top) {

  /** Fewer say too little, more are in the way. */
  private static final int LINES = 4;

  /** Of times, in milliseconds: steps that a person would choose. */
  private static final List<Long> TIMES =
      List.of(
          1L,
          2L,
          5L,
          10L,
          20L,
          50L,
          100L,
          200L,
          500L,
          1_000L,
          2_000L,
          5_000L,
          10_000L,
          15_000L,
          30_000L,
          60_000L,
          120_000L,
          300_000L,
          600_000L,
          900_000L,
          1_800_000L,
          3_600_000L,
          7_200_000L,
          14_400_000L,
          21_600_000L,
          43_200_000L,
          86_400_000L);

  /** For numbers of things, which are whole. */
  static Scale counts(long most) {
    long step = 1;
    for (long power = 1; ; power *= 10) {
      for (long factor : new long[] {1, 2, 5}) {
        step = factor * power;
        if (Math.ceilDiv(most, step) <= LINES || power >= Long.MAX_VALUE / 100) {
          return upTo(most, step);
        }
      }
    }
  }

  /** For times, in milliseconds. */
  static Scale times(long most) {
    for (long step : TIMES) {
      if (Math.ceilDiv(most, step) <= LINES) {
        return upTo(most, step);
      }
    }
    long day = TIMES.getLast();
    return upTo(most, day * counts(Math.ceilDiv(most, day)).step());
  }

  private static Scale upTo(long most, long step) {
    return new Scale(step, Math.max(1, Math.ceilDiv(most, step)) * step);
  }

  /** The lines, from nothing upwards. */
  List<Long> lines() {
    List<Long> lines = new ArrayList<>();
    for (long line = 0; line <= top; line += step) {
      lines.add(line);
    }
    return lines;
  }

  /** How high a value stands, of so much height. */
  double height(long value, double height) {
    return height * value / top;
  }
}
