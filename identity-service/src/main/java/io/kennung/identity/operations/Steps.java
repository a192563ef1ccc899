package io.kennung.identity.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Hours gathered into the steps of a range.
 *
 * @param beginnings of the steps, oldest first; the last has no end
 */
record Steps(List<Instant> beginnings) {

  Instant first() {
    return beginnings.getFirst();
  }

  /** The sum of each step; 0 where there is nothing. */
  List<Long> sums(NavigableMap<Instant, Long> hours) {
    return gather(hours, Long::sum).stream().map(sum -> sum == null ? 0L : sum).toList();
  }

  /** The largest of each step; null where there is none. */
  List<@Nullable Long> largest(NavigableMap<Instant, Long> hours) {
    return gather(hours, Math::max);
  }

  /** The last of each step; null where there is none. */
  <T> List<@Nullable T> last(NavigableMap<Instant, T> hours) {
    return gather(hours, (earlier, later) -> later);
  }

  private <T> List<@Nullable T> gather(NavigableMap<Instant, T> hours, BinaryOperator<T> both) {
    List<@Nullable T> gathered = new ArrayList<>();
    for (int step = 0; step < beginnings.size(); step++) {
      NavigableMap<Instant, T> within =
          step + 1 < beginnings.size()
              ? hours.subMap(beginnings.get(step), true, beginnings.get(step + 1), false)
              : hours.tailMap(beginnings.get(step), true);
      gathered.add(within.values().stream().reduce(both).orElse(null));
    }
    return Collections.unmodifiableList(gathered);
  }
}
