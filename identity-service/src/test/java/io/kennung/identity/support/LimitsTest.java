package io.kennung.identity.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.Described;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void everyLimitIsAWordOfTheEventAndTheOtherWayRound() {
    assertThat(Described.event("LimitsLiftAsked").words("limits"))
        .isEqualTo(Arrays.stream(Assistance.Limits.values()).map(Assistance.Limits::text).toList());
  }
}
