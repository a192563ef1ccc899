package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PgbenchTest {

  @Test
  void readsTheRateWithoutConnecting() {
    String output =
        """
        transaction type: select.sql
        number of transactions actually processed: 681400
        number of failed transactions: 0 (0.000%)
        latency average = 0.351 ms
        initial connection time = 41.112 ms
        tps = 45600.123456 (without initial connection time)
        """;

    assertThat(Pgbench.rate(output)).isEqualTo(45_600.123456);
  }

  @Test
  void somethingElseIsRefused() {
    assertThatThrownBy(() -> Pgbench.rate("pgbench: error: connection failed"))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("connection failed");
  }

  @Test
  void readsDurationsFromALog() {
    Percentiles durations =
        Pgbench.durations(
            Stream.of("0 199 2241 0 1175850568 995598", "0 200 2465 0 1175850568 998079"));

    assertThat(durations.of(50)).isEqualTo(2_241);
    assertThat(durations.of(99)).isEqualTo(2_465);
  }
}
