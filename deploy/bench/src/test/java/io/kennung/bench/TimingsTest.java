package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimingsTest {

  @Test
  void areRequestsASecondAndMilliseconds() {
    Timings timings = new Timings(new long[] {4_000_000, 1_000_000, 2_000_000}, 1.5);

    assertThat(timings.figures()).isEqualTo(new Figures(2, 2, 4));
    assertThat(timings.millis(95)).isEqualTo(4);
  }
}
