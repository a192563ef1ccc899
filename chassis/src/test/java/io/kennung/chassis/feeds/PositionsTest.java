package io.kennung.chassis.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.SchemaTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PositionsTest extends SchemaTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private Positions positions;

  @BeforeEach
  void begin() {
    positions = new Positions(jdbi, "topic");
    positions.add(List.of(0, 1));
    assertThat(positions.advance(0, 0, 10)).isTrue();
  }

  @Test
  void rowThatIsThereIsNotBegunAnew() {
    positions.add(List.of(0, 1, 2));

    assertThat(positions.next()).isEqualTo(Map.of(0, 10L, 1, 0L, 2, 0L));
  }

  @Test
  void goesForwardsOnlyAndOverNoGap() {
    assertThat(positions.advance(0, 0, 5)).as("back").isFalse();
    assertThat(positions.advance(0, 0, 10)).as("not moved").isFalse();
    assertThat(positions.advance(0, 11, 20)).as("over a gap").isFalse();
    assertThat(positions.next()).containsEntry(0, 10L);

    assertThat(positions.advance(0, 5, 15)).as("partly read by another").isTrue();
    assertThat(positions.next()).containsEntry(0, 15L);
  }

  @Test
  void skipsOnlyFromWhereItWasFound() {
    assertThat(positions.skip(0, 9, 0, NOON)).isFalse();
    assertThat(positions.progress().lostAt()).isEmpty();

    assertThat(positions.skip(0, 10, 0, NOON)).isTrue();
    assertThat(positions.skip(0, 0, 7, NOON.minusSeconds(1))).isTrue();
    assertThat(positions.progress().lostAt()).contains(NOON);
  }

  @Test
  void readToIsTheLeastOfAllAndNeverGoesBack() {
    positions.endedAt(0, 10, NOON);
    assertThat(positions.progress().readTo()).as("one of two").isEmpty();
    positions.endedAt(1, 1, NOON);
    assertThat(positions.progress().readTo()).as("not reached").isEmpty();

    positions.endedAt(1, 0, NOON.plusSeconds(1));
    assertThat(positions.progress().readTo()).contains(NOON);
    positions.endedAt(0, 10, NOON.minusSeconds(1));
    assertThat(positions.progress().readTo()).contains(NOON);
  }
}
