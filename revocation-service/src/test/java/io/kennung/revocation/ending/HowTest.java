package io.kennung.revocation.ending;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.Described;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HowTest {

  @Test
  void everyWayIsAWordOfTheEventAndTheOtherWayRound() {
    assertThat(Described.event("IdentityRevoked").words("how"))
        .isEqualTo(Arrays.stream(How.values()).map(How::text).toList());
  }
}
