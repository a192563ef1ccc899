package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void isTheSmallestThatSoManyDidNotExceed() {
    Percentiles hundred =
        new Percentiles(LongStream.iterate(100, each -> each - 1).limit(100).toArray());

    assertThat(hundred.of(50)).isEqualTo(50);
    assertThat(hundred.of(99)).isEqualTo(99);
    assertThat(hundred.of(100)).isEqualTo(100);
    assertThat(hundred.of(0.001)).isEqualTo(1);
  }

  @Test
  void ofOneIsThatOne() {
    assertThat(new Percentiles(new long[] {7}).of(99)).isEqualTo(7);
  }

  @Test
  void ofNoneIsZero() {
    assertThat(new Percentiles(new long[0]).of(50)).isZero();
  }
}
