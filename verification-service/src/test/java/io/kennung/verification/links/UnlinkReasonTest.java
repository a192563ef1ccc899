package io.kennung.verification.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.Described;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UnlinkReasonTest {

  @Test
  void everyReasonIsAWordOfTheEventAndTheOtherWayRound() {
    assertThat(Described.event("AddressUnlinked").words("reason"))
        .isEqualTo(Arrays.stream(UnlinkReason.values()).map(UnlinkReason::text).toList());
  }
}
