package io.kennung.chassis.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LimitTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final Limit limit = new Limit("test", 6, Duration.ofSeconds(30));

  @Test
  void aBurstIsAllowedAndOneMoreIsNot() {
    assertThat(admitted(NOW, 10)).isEqualTo(6);
  }

  @Test
  void oneMoreIsAllowedAfterEachRefill() {
    Instant whole = NOW;
    for (int i = 0; i < 6; i++) {
      whole = limit.afterOneMore(whole, NOW);
    }

    Instant almost = NOW.plus(Duration.ofSeconds(30)).minusMillis(1);
    assertThat(limit.allows(limit.afterOneMore(whole, almost), almost)).isFalse();
    Instant then = NOW.plus(Duration.ofSeconds(30));
    Instant after = limit.afterOneMore(whole, then);
    assertThat(limit.allows(after, then)).isTrue();
    assertThat(limit.allows(limit.afterOneMore(after, then), then)).isFalse();
  }

  @Test
  void refusedIsToldWhenToComeAgain() {
    Instant whole = NOW.plus(Duration.ofSeconds(180));

    assertThat(limit.retryAfter(limit.afterOneMore(whole, NOW), NOW))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void unusedAllowanceDoesNotGrowBeyondTheBurst() {
    assertThat(admitted(NOW.plus(Duration.ofDays(365)), 100)).isEqualTo(6);
  }

  private int admitted(Instant now, int tries) {
    Instant whole = NOW;
    int admitted = 0;
    for (int i = 0; i < tries; i++) {
      Instant after = limit.afterOneMore(whole, now);
      if (limit.allows(after, now)) {
        whole = after;
        admitted++;
      }
    }
    return admitted;
  }
}
