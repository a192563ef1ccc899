package io.kennung.identity.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far back figures go, and in which steps. Days begin at midnight UTC. */
enum Range {
  /** Hour by hour. */
  DAY(24, 1),
  /** Every six hours. */
  WEEK(28, 6),
  /** Day by day. */
  MONTH(30, 24);

  private final int steps;
  private final int hours;

  Range(int steps, int hours) {
    this.steps = steps;
    this.hours = hours;
  }

  /**
   * The range of this name.
   *
   * @param name lower case; the shortest where nothing was asked for
   * @return empty for one that does not exist
   */
  static Optional<Range> named(@Nullable String name) {
    return name == null || name.isEmpty()
        ? Optional.of(DAY)
        : Stream.of(values()).filter(range -> range.text().equals(name)).findFirst();
  }

  /** As it stands in an address. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The length of a step. */
  Duration step() {
    return Duration.ofHours(hours);
  }

  /** When each step begins; the last of them holds this moment, and is not over yet. */
  List<Instant> steps(Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    int hour = now.atOffset(ZoneOffset.UTC).getHour();
    Instant last = day.plus(Duration.ofHours((long) hour / hours * hours));
    return IntStream.range(0, steps)
        .mapToObj(step -> last.minus(step().multipliedBy(steps - 1L - step)))
        .toList();
  }
}
