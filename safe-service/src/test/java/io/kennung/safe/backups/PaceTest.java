package io.kennung.safe.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final int MOST = 500_000;

  private final Pace pace = new Pace(Duration.ofSeconds(60), MOST);

  @Test
  void aSixthOfTheTimeIsAnybodys() {
    assertThat(isTooSlow(0, 10)).isFalse();
    assertThat(isTooSlow(0, 11)).isTrue();
    assertThat(isTooSlow(15, 11)).isTrue();
  }

  @Test
  void theRestIsEarned() {
    assertThat(isTooSlow(MOST / 3, 26)).isFalse();
    assertThat(isTooSlow(MOST / 3, 27)).isTrue();
    assertThat(isTooSlow(MOST, 60)).isFalse();
    assertThat(isTooSlow(MOST + 1, 61)).isTrue();
  }

  private boolean isTooSlow(long moved, int seconds) {
    return pace.isTooSlow(moved, Duration.ofSeconds(seconds).toNanos());
  }
}
