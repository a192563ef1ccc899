package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MatchRequestsTest {

  @Test
  void countsThoseThatWereFound() {
    assertThat(entries("{\"checkInterval\":86400,\"identities\":[]}")).isZero();
    assertThat(
            entries(
                "{\"checkInterval\":86400,\"identities\":[{\"identity\":\"00000000\"},"
                    + "{\"identity\":\"11111111\"}]}"))
        .isEqualTo(2);
    assertThat(entries("")).isZero();
  }

  private static int entries(String answer) {
    return MatchRequests.entries(answer.getBytes(StandardCharsets.US_ASCII));
  }
}
