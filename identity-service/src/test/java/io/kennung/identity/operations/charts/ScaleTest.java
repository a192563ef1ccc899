package io.kennung.identity.operations.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1",
    "1, 1, 1",
    "4, 1, 4",
    "5, 2, 6",
    "9, 5, 10",
    "41, 20, 60",
    "1234567, 500000, 1500000"
  })
  void linesOfCountsStandAtRoundNumbers(long most, long step, long top) {
    assertThat(Scale.counts(most)).isEqualTo(new Scale(step, top));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1",
    "950, 500, 1000",
    "61000, 30000, 90000",
    "3700000, 1800000, 5400000",
    "864000000, 259200000, 864000000"
  })
  void linesOfTimesStandWhereAClockWouldHaveThem(long most, long step, long top) {
    Scale scale = Scale.times(most);
    assertThat(scale.top()).isGreaterThanOrEqualTo(most);
    if (most < 86_400_000) {
      assertThat(scale).isEqualTo(new Scale(step, top));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 17, 99, 100, 101, 5_000_000, 12_345_678_901L, Long.MAX_VALUE / 1000})
  void everythingFitsBelowFourLinesAtMost(long most) {
    for (Scale scale : List.of(Scale.counts(most), Scale.times(most))) {
      assertThat(scale.top()).isGreaterThanOrEqualTo(most);
      assertThat(scale.lines()).hasSizeBetween(2, 5).startsWith(0L).endsWith(scale.top());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "9999|9,999",
        "10000|10k",
        "12345|12.3k",
        "999949|999.9k",
        "999960|1M",
        "5000000|5M",
        "1234567890|1.2G"
      })
  void largeNumbersAreShort(long number, String text) {
    assertThat(Shortened.count(number, Locale.ENGLISH)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 ms",
        "999|999 ms",
        "1000|1 s",
        "2500|2.5 s",
        "59900|59.9 s",
        "60000|1 min",
        "5400000|1.5 h",
        "172800000|2 d"
      })
  void timesHaveTheUnitThatAPersonWouldTake(long millis, String text) {
    assertThat(Shortened.duration(millis, Locale.ENGLISH)).isEqualTo(text);
  }

  @Test
  void numbersAreWrittenAsInTheLanguageOfThePage() {
    assertThat(Shortened.count(12_345, Locale.GERMAN)).isEqualTo("12,3k");
    assertThat(Shortened.duration(2_500, Locale.GERMAN)).isEqualTo("2,5 s");
  }
}
