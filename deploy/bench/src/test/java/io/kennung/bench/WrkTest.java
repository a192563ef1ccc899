package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WrkTest {

  private static final String OUTPUT =
      """
      Running 15s test @ http://127.0.0.1:8081
        2 threads and 32 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency   635.91us    0.89ms  12.92ms   93.69%
          Req/Sec    56.20k     8.07k   62.00k    86.54%
        Latency Distribution
           50%  250.00us
           75%  491.00us
           90%    0.99s
           99%    5.80ms
        1682340 requests in 15.00s, 257.76MB read
      Requests/sec: 112148.53
      Transfer/sec:     17.18MB
      """;

  @Test
  void readsRateAndPercentilesInMilliseconds() {
    Figures figures = Wrk.read(OUTPUT);

    assertThat(figures.perSecond()).isEqualTo(112_148.53);
    assertThat(figures.p50Millis()).isCloseTo(0.25, within(1e-9));
    assertThat(figures.p99Millis()).isCloseTo(5.8, within(1e-9));
  }

  @Test
  void aRateOfFailuresIsNone() {
    assertThatThrownBy(() -> Wrk.read(OUTPUT + "  Non-2xx or 3xx responses: 12\n"))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("Non-2xx or 3xx responses: 12");
    assertThatThrownBy(
            () -> Wrk.read(OUTPUT + "  Socket errors: connect 0, read 3, write 0, timeout 0\n"))
        .hasMessageContaining("read 3");
  }

  @Test
  void somethingElseIsRefused() {
    assertThatThrownBy(() -> Wrk.read("unable to connect to 127.0.0.1:1"))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("unable to connect");
  }
}
