package io.kennung.safe.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.TestClock;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PassingNamesTest {

  private static final byte[] CALLER = {127, 0, 0, 1};

  private final TestClock clock = new TestClock();
  private final PassingNames names = new PassingNames(new SecureRandom(), clock);

  @Test
  void theSameForADayAndAnotherOnTheNext() {
    clock.freeze();
    String today = names.of(CALLER);

    assertThat(names.of(CALLER)).isEqualTo(today);
    assertThat(names.of(new byte[] {127, 0, 0, 2})).isNotEqualTo(today);

    clock.advance(Duration.ofDays(1));
    assertThat(names.of(CALLER)).isNotEqualTo(today);
  }

  @Test
  void anotherReplicaHasOthers() {
    assertThat(new PassingNames(new SecureRandom(), clock).of(CALLER))
        .isNotEqualTo(names.of(CALLER));
  }
}
