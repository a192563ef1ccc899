package io.kennung.identity.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RangeTest {

  @Test
  void dayEndsWithThePresentHour() {
    List<Instant> steps = Range.DAY.steps(Instant.parse("2026-11-28T23:59:59.999999Z"));
    assertThat(steps).hasSize(24).startsWith(Instant.parse("2026-11-28T00:00:00Z"));
    assertThat(steps).endsWith(Instant.parse("2026-11-28T23:00:00Z"));
    assertThat(Range.DAY.steps(Instant.parse("2026-11-29T00:00:00Z")))
        .startsWith(Instant.parse("2026-11-28T01:00:00Z"))
        .endsWith(Instant.parse("2026-11-29T00:00:00Z"));
  }

  @Test
  void stepsOfAWeekBeginAtMidnightAndEverySixHours() {
    List<Instant> steps = Range.WEEK.steps(Instant.parse("2026-11-28T17:59:00Z"));
    assertThat(steps).hasSize(28).startsWith(Instant.parse("2026-11-21T18:00:00Z"));
    assertThat(steps).endsWith(Instant.parse("2026-11-28T12:00:00Z"));
  }

  @Test
  void stepsOfAMonthAreDays() {
    List<Instant> steps = Range.MONTH.steps(Instant.parse("2026-03-01T00:00:01Z"));
    assertThat(steps).hasSize(30).startsWith(Instant.parse("2026-01-31T00:00:00Z"));
    assertThat(steps).endsWith(Instant.parse("2026-03-01T00:00:00Z"));
  }

  @Test
  void hourBelongsToTheStepInWhichItBegins() {
    TreeMap<Instant, Long> hours = new TreeMap<>();
    hours.put(Instant.parse("2026-11-27T23:00:00Z"), 1L);
    hours.put(Instant.parse("2026-11-28T00:00:00Z"), 10L);
    hours.put(Instant.parse("2026-11-28T05:00:00Z"), 100L);
    hours.put(Instant.parse("2026-11-28T06:00:00Z"), 1000L);
    Steps steps =
        new Steps(
            List.of(
                Instant.parse("2026-11-27T18:00:00Z"),
                Instant.parse("2026-11-28T00:00:00Z"),
                Instant.parse("2026-11-28T06:00:00Z"),
                Instant.parse("2026-11-28T12:00:00Z")));

    assertThat(steps.sums(hours)).containsExactly(1L, 110L, 1000L, 0L);
    assertThat(steps.largest(hours)).containsExactly(1L, 100L, 1000L, null);
    assertThat(steps.last(hours)).containsExactly(1L, 100L, 1000L, null);
  }

  @Test
  void withoutANameItIsADay() {
    assertThat(Range.named(null)).contains(Range.DAY);
    assertThat(Range.named("")).contains(Range.DAY);
    assertThat(Range.named("month")).contains(Range.MONTH);
    assertThat(Range.named("MONTH")).isEmpty();
    assertThat(Range.named("year")).isEmpty();
  }
}
