package io.kennung.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.local.state.FreePort.Range;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreePortTest {

  @ParameterizedTest
  @CsvSource({
    "32768 60999, 20000, 32767",
    "'32768\t60999\n', 20000, 32767",
    "15000 40000, 40001, 64000",
    "1024 65535, 20000, 32000",
    "'', 20000, 32000",
    "no numbers, 20000, 32000",
  })
  void keepsOutOfTheRangeFromWhichTheSystemDraws(String systems, int first, int last) {
    assertThat(FreePort.outside(systems)).isEqualTo(new Range(first, last));
  }

  @Test
  void offersNoPortTwiceAndNoneThatIsTaken() throws Exception {
    Set<Integer> offered = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      int port = FreePort.any();
      assertThat(offered.add(port)).isTrue();
      assertThat(port).isBetween(20_000, 64_000);
    }
    int next = FreePort.any() + 1;
    try (var taken = new ServerSocket(next, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThat(FreePort.isFree(next)).isFalse();
      assertThat(FreePort.any()).isNotEqualTo(taken.getLocalPort());
    }
  }
}
