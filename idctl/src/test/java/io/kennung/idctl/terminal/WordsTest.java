package io.kennung.idctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, now",
    "1, in 1 s",
    "45, in 45 s",
    "60, in 1 min",
    "90, in 1 min 30 s",
    "600, in 10 min",
    "3661, in 1 h 1 min",
    "86400, in 24 h"
  })
  void waitingTimeIsSaidInItsTwoLargestUnits(int seconds, String words) {
    assertThat(Words.in(Duration.ofSeconds(seconds))).isEqualTo(words);
  }

  @Test
  void pointInTimeIsSaidInTheZoneOfEverybody() {
    assertThat(Words.at(Instant.parse("2014-10-29T12:32:54.987Z")))
        .isEqualTo("2014-10-29 12:32:54 UTC");
  }
}
