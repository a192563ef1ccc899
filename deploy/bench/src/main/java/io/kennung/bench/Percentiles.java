package io.kennung.bench;

import java.util.Arrays;

/** How long requests took, sorted; all of them, not a histogram. */
final class Percentiles {

  private final long[] sorted;

  /**
   * @param durations in any unit and order
   */
  Percentiles(long[] durations) {
    sorted = durations.clone();
    Arrays.sort(sorted);
  }

  /**
   * The smallest duration that so many of a hundred did not exceed (nearest rank).
   *
   * @param percent above 0, at most 100
   * @return 0 where there was no request at all
   */
  long of(double percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }
}
