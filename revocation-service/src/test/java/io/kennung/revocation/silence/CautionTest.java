package io.kennung.revocation.silence;

import static io.kennung.revocation.silence.Night.SILENT;
import static io.kennung.revocation.silence.Night.SINCE;
import static io.kennung.revocation.silence.Night.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.feeds.Progress;
import io.kennung.chassis.testing.TestClock;
import io.kennung.revocation.silence.Caution.Hold;
import io.kennung.revocation.testing.RevocationTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RevocationTest
class CautionTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant READ_TO = at(TODAY, LocalTime.of(6, 0));

  @Inject Sweeps sweeps;

  private final TestClock wall = new TestClock();
  private long counted;

  @BeforeEach
  void freeze() {
    wall.freeze();
  }

  @Test
  void nothingIsAgainstItWhenAllIsWell() {
    assertThat(steady().against(read(READ_TO))).isEmpty();
  }

  @Test
  void nothingHasBeenRead() {
    assertThat(steady().against(new Progress(Optional.empty(), Optional.empty())))
        .contains(Hold.NOTHING_READ);
  }

  @Test
  void lostSignsOfLifeHoldForThreeMonths() {
    Caution caution = steady();

    assertThat(caution.against(lost(at(TODAY, LocalTime.MIDNIGHT)))).contains(Hold.LOST);
    assertThat(caution.against(lost(at(SINCE, LocalTime.MIDNIGHT)))).contains(Hold.LOST);
    assertThat(caution.against(lost(at(SILENT, LocalTime.of(23, 59))))).isEmpty();
  }

  @Test
  void clockThatJumpsHoldsForAnHour() {
    Caution caution = steady();

    wall.advance(Duration.ofDays(365));
    assertThat(caution.against(read(READ_TO))).contains(Hold.UNSTEADY);

    pass(HOUR);
    assertThat(caution.against(read(READ_TO))).isEmpty();
  }

  @Test
  void clockIsWatchedWhileOtherThingsHold() {
    Caution caution = steady();
    wall.advance(Duration.ofDays(365));
    assertThat(caution.against(new Progress(Optional.empty(), Optional.empty()))).isPresent();
    pass(HOUR);

    assertThat(caution.against(read(READ_TO))).isEmpty();
  }

  @Test
  void whatIsSaidToHaveBeenReadInTheFutureOfTheDatabaseHolds() {
    Instant now = sweeps.now();

    assertThat(steady().against(read(now.plusSeconds(3_600)))).contains(Hold.AHEAD);
    assertThat(steady().against(read(now))).isEmpty();
  }

  /** One whose clock has run evenly for an hour. */
  private Caution steady() {
    Caution caution =
        new Caution(new Steadiness(wall, () -> counted, HOUR), sweeps, Settings.batches(1));
    pass(HOUR);
    return caution;
  }

  private void pass(Duration time) {
    wall.advance(time);
    counted += time.toNanos();
  }

  private static Progress read(Instant readTo) {
    return new Progress(Optional.of(readTo), Optional.empty());
  }

  private static Progress lost(Instant at) {
    return new Progress(Optional.of(READ_TO), Optional.of(at));
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).toInstant(ZoneOffset.UTC);
  }
}
