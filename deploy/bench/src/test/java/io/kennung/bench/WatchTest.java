package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WatchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void asksForEachUntilItIsGone() {
    Map<String, Integer> asked = new ConcurrentHashMap<>();
    long revokedAt = System.nanoTime();

    try (Watch watch = new Watch("here", id -> asked.merge(id, 1, Integer::sum) == 3)) {
      watch.add("FIRST", revokedAt);
      watch.add("SECOND", revokedAt);
      long[] nanos = watch.finish(PATIENCE);

      assertThat(asked).containsOnly(Map.entry("FIRST", 3), Map.entry("SECOND", 3));
      // The third round begins two pauses after the first.
      assertThat(LongStream.of(nanos))
          .hasSize(2)
          .allMatch(each -> each >= TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Test
  void whatStaysIsTold() {
    try (Watch watch = new Watch("here", id -> false)) {
      watch.add("STAYS", System.nanoTime());

      assertThatThrownBy(() -> watch.finish(Duration.ofMillis(50)))
          .isInstanceOf(BenchFailure.class)
          .hasMessageContaining("still shown by here");
    }
  }

  @Test
  void aQuestionThatFailsEndsTheMeasurement() {
    try (Watch watch =
        new Watch(
            "here",
            id -> {
              throw new IOException("gone");
            })) {
      watch.add("ANY", System.nanoTime());

      assertThatThrownBy(() -> watch.finish(PATIENCE))
          .isInstanceOf(BenchFailure.class)
          .hasMessageContaining("gone");
    }
  }
}
