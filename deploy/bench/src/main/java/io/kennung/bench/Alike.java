package io.kennung.bench;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How much the medians of several kinds of requests differ, and how much they would by chance. */
final class Alike {

  private final long[][] kinds;

  /**
   * @param kinds how long each request of each kind took, in the order in which they were asked
   */
  Alike(long[]... kinds) {
    this.kinds = kinds;
  }

  /** The largest difference of two medians, as a share of the smaller. */
  double difference() {
    return difference(kinds);
  }

  /**
   * The same between the two halves of one kind, every second request in the one: what differs
   * there is chance. The largest of all kinds.
   */
  double chance() {
    return Arrays.stream(kinds)
        .mapToDouble(nanos -> difference(half(nanos, 0), half(nanos, 1)))
        .max()
        .orElseThrow();
  }

  private static double difference(long[]... kinds) {
    long[] medians =
        Arrays.stream(kinds).mapToLong(nanos -> new Percentiles(nanos).of(50)).sorted().toArray();
    return (double) (medians[medians.length - 1] - medians[0]) / medians[0];
  }

  private static long[] half(long[] nanos, int first) {
    return IntStream.range(0, nanos.length)
        .filter(i -> i % 2 == first)
        .mapToLong(i -> nanos[i])
        .toArray();
  }
}
