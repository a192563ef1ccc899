package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final String TEXT =
      """
      # HELP some_seconds says nothing
      # TYPE some_seconds summary
      some_seconds{quantile="0.5"} 0.25
      some_seconds{quantile="0.99"} 1.5E-1
      some_seconds_max 7.0
      """;

  @Test
  void findsTheSeriesOfALabel() {
    assertThat(Metrics.value(TEXT, "some_seconds", "quantile=\"0.99\"")).isEqualTo(0.15);
  }

  @Test
  void aMissingOneIsTold() {
    assertThatThrownBy(() -> Metrics.value(TEXT, "some_seconds", "quantile=\"0.9\""))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("some_seconds");
  }
}
