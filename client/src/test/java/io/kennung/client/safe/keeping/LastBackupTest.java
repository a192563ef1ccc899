package io.kennung.client.safe.keeping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.safe.ServerTerms;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastBackupTest {

  private static final Instant THEN = Instant.parse("2026-11-25T12:00:00Z");
  private static final byte[] SAME = "{\"a\":1}".getBytes(UTF_8);
  private static final byte[] OTHER = "{\"a\":2}".getBytes(UTF_8);

  /** From outside: printf '{"a":1}' | sha1sum. */
  private static final String SHA1 = "9f89c740ceb46d7418c924a78ac57941d5e96520";

  @ParameterizedTest
  @CsvSource({
    "true, PT22H59M59S, false",
    "true, PT23H, true",
    "true, P30D, true",
    "false, P1D, false",
    "false, P89DT23H59M59S, false",
    "false, P90D, true"
  })
  void changesGoUpDailyAndTheRestAfterHalfTheTime(
      boolean isChanged, Duration later, boolean isDue) {
    byte[] document = isChanged ? OTHER : SAME;

    assertThat(last(180).isDue(document, THEN.plus(later))).isEqualTo(isDue);
  }

  @ParameterizedTest
  @CsvSource({"180, 90", "365, 182", "30, 15", "0, 90"})
  void halfOfWhatTheServerPromises(long days, long renewedAfter) {
    assertThat(last(days).isDue(SAME, THEN.plus(Duration.ofDays(renewedAfter + 1)))).isTrue();
    assertThat(last(days).isDue(SAME, THEN.plus(Duration.ofDays(renewedAfter - 1)))).isFalse();
  }

  @Test
  void serverThatKeepsForADayGetsItDaily() {
    assertThat(last(1).isDue(SAME, THEN.plus(Duration.ofHours(22)))).isFalse();
    assertThat(last(1).isDue(SAME, THEN.plus(Duration.ofHours(23)))).isTrue();
  }

  @Test
  void serverThatPromisesForEverBreaksNoCalendar() {
    LastBackup last = last(Long.MAX_VALUE);

    assertThat(last.keptUntil()).isEmpty();
    assertThat(last.isDue(SAME, THEN.plus(Duration.ofDays(1000)))).isFalse();
    assertThat(last.next(SAME)).isAfter(THEN);
  }

  @Test
  void clockThatWasWrongOnceKeepsNoBackupAway() {
    assertThat(last(180).isDue(SAME, THEN.minusSeconds(1))).isTrue();
  }

  @Test
  void nextIsADayAfterAndKeptUntilIsWhatTheServerSays() {
    assertThat(last(180).next(OTHER)).isEqualTo(THEN.plus(Duration.ofHours(24)));
    assertThat(last(180).next(SAME)).isEqualTo(THEN.plus(Duration.ofDays(90)));
    assertThat(last(180).keptUntil()).contains(THEN.plus(Duration.ofDays(180)));
    assertThat(last(0).keptUntil()).isEmpty();
  }

  @Test
  void changesAreFoundWithSha1() {
    assertThat(LastBackup.sha1(SAME)).isEqualTo(SHA1);
  }

  private static LastBackup last(long days) {
    return new LastBackup(THEN, LastBackup.sha1(SAME), 100, new ServerTerms(524_288, days));
  }
}
