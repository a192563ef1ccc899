package io.kennung.identity.operations.charts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn of one thing.
 *
 * @param name as it stands beside the chart
 * @param values one a step; null where nothing is known
 */
public record Line(String name, List<@Nullable Long> values) {

  /** The largest; 0 where nothing is known. */
  long largest() {
    long largest = 0;
    for (Long value : values) {
      largest = value == null ? largest : Math.max(largest, value);
    }
    return largest;
  }
}
