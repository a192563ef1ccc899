package io.kennung.revocation.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceTest {

  /** Leap years, years that are none, and 2100, which is none although it divides by four. */
  private static final LocalDate[] BEGINNINGS = {
    LocalDate.of(2023, 1, 1), LocalDate.of(2099, 1, 1)
  };

  private static final int DAYS = 6 * 366;

  @Test
  void whoWasSeenSinceThenIsNotSilentAndWhoWasSeenBeforeIs() {
    for (LocalDate beginning : BEGINNINGS) {
      for (int i = 0; i < DAYS; i++) {
        LocalDate today = beginning.plusDays(i);
        LocalDate since = Silence.seenSince(today);
        for (LocalDate seenOn = today.minusDays(100);
            !seenOn.isAfter(today);
            seenOn = seenOn.plusDays(1)) {
          assertThat(seenOn.isBefore(since))
              .as("seen on %s, silent on %s", seenOn, today)
              .isEqualTo(seenOn.plusMonths(3).isBefore(today));
        }
      }
    }
  }

  @Test
  void nobodyWhoIsSilentIsNotSilentTheDayAfter() {
    LocalDate today = BEGINNINGS[0];
    for (int i = 0; i < DAYS; i++) {
      assertThat(Silence.seenSince(today.plusDays(i + 1)))
          .isAfterOrEqualTo(Silence.seenSince(today.plusDays(i)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-25, 2026-11-25, 2026-11-26",
    "2026-11-27, 2027-02-27, 2027-02-28",
    "2026-11-28, 2027-02-28, 2027-03-01",
    "2026-11-30, 2027-02-28, 2027-03-01",
    "2027-11-28, 2028-02-28, 2028-02-29",
    "2027-11-29, 2028-02-29, 2028-03-01",
    "2027-11-30, 2028-02-29, 2028-03-01",
    "2026-12-31, 2027-03-31, 2027-04-01",
    "2026-01-31, 2026-04-30, 2026-05-01",
    "2026-03-31, 2026-06-30, 2026-07-01",
    "2026-08-31, 2026-11-30, 2026-12-01",
    "2028-02-29, 2028-05-29, 2028-05-30",
  })
  void monthsEndRight(LocalDate seenOn, LocalDate lastDay, LocalDate silentFrom) {
    assertThat(seenOn).isAfterOrEqualTo(Silence.seenSince(lastDay));
    assertThat(seenOn).isBefore(Silence.seenSince(silentFrom));
  }
}
