package io.kennung.revocation.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SteadinessTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private final TestClock wall = new TestClock();

  /** It may begin anywhere and overflow on its way. */
  private long counted = Long.MAX_VALUE - 1;

  @BeforeEach
  void freeze() {
    wall.freeze();
  }

  @Test
  void clockIsBelievedAfterItHasRunEvenlyForAnHour() {
    Steadiness steadiness = new Steadiness(wall, () -> counted, HOUR);

    assertThat(steadiness.holds()).isFalse();
    pass(HOUR.minusNanos(1));
    assertThat(steadiness.holds()).isFalse();
    pass(Duration.ofNanos(1_000));
    assertThat(steadiness.holds()).isTrue();
  }

  @Test
  void clockThatJumpsAheadAndBackIsNotBelievedForAnHourAfterEach() {
    Steadiness steadiness = steadyOne();

    wall.advance(YEAR);
    assertThat(steadiness.holds()).isFalse();
    pass(HOUR.minusMinutes(1));
    assertThat(steadiness.holds()).isFalse();

    wall.advance(YEAR.negated());
    assertThat(steadiness.holds()).isFalse();
    pass(HOUR.minusMinutes(1));
    assertThat(steadiness.holds()).isFalse();
    pass(Duration.ofMinutes(1));
    assertThat(steadiness.holds()).isTrue();
  }

  @Test
  void smallStepsThatAddUpAreAJump() {
    Steadiness steadiness = steadyOne();

    wall.advance(Duration.ofSeconds(40));
    assertThat(steadiness.holds()).isTrue();
    wall.advance(Duration.ofSeconds(40));
    assertThat(steadiness.holds()).isFalse();
  }

  @Test
  void machineThatWasAsleepHasJumped() {
    Steadiness steadiness = steadyOne();

    counted += Duration.ofMinutes(30).toNanos();
    assertThat(steadiness.holds()).isFalse();
  }

  @Test
  void whereNoSteadinessIsAskedForEveryClockIsBelieved() {
    Steadiness steadiness = new Steadiness(wall, () -> counted, Duration.ZERO);

    assertThat(steadiness.holds()).isTrue();
    wall.advance(YEAR);
    assertThat(steadiness.holds()).isTrue();
  }

  private Steadiness steadyOne() {
    Steadiness steadiness = new Steadiness(wall, () -> counted, HOUR);
    pass(HOUR);
    assertThat(steadiness.holds()).isTrue();
    return steadiness;
  }

  private void pass(Duration time) {
    wall.advance(time);
    counted += time.toNanos();
  }
}
