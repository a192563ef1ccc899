package io.kennung.drills.load;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/** How long requests took, by what was asked: from the moment each was due to its last byte. */
public final class Timings {

  private record Timing(long due, long took) {}

  private final Map<String, Collection<Timing>> byKind = new ConcurrentHashMap<>();

  /**
   * How long some of them took.
   *
   * @param count how many they are
   * @param p50 milliseconds, as the others
   */
  public record Summary(int count, double p50, double p99, double max) {

    private static Summary of(Stream<Timing> timings) {
      long[] sorted = timings.mapToLong(Timing::took).sorted().toArray();
      return new Summary(
          sorted.length, percentile(sorted, 50), percentile(sorted, 99), percentile(sorted, 100));
    }

    /** By nearest rank. */
    private static double percentile(long[] sorted, int percent) {
      if (sorted.length == 0) {
        return 0;
      }
      int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
      return sorted[Math.max(rank, 1) - 1] / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
  }

  void add(String kind, long due, long took) {
    byKind.computeIfAbsent(kind, _ -> new ConcurrentLinkedQueue<>()).add(new Timing(due, took));
  }

  /** What has been asked, sorted. */
  public List<String> kinds() {
    return byKind.keySet().stream().sorted().toList();
  }

  /** Of one kind, due at such a moment of {@link System#nanoTime}. */
  public Summary of(String kind, LongPredicate moment) {
    return summary(byKind.getOrDefault(kind, List.of()).stream(), moment);
  }

  /** Of all kinds, likewise. */
  public Summary of(LongPredicate moment) {
    return summary(byKind.values().stream().flatMap(Collection::stream), moment);
  }

  private static Summary summary(Stream<Timing> timings, LongPredicate moment) {
    return Summary.of(timings.filter(each -> moment.test(each.due())));
  }
}
