package io.kennung.verification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.Described;
import io.kennung.verification.delivery.Delivery.Outcome;
import io.kennung.verification.delivery.Delivery.Way;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryWordsTest {

  @Test
  void everyWayAndOutcomeOfADeliveryIsAWordOfTheEvent() {
    List<String> ways = Arrays.stream(Way.values()).map(Deliveries::text).toList();
    List<String> outcomes = Arrays.stream(Outcome.values()).map(Deliveries::text).toList();
    Described progressed = Described.event("VerificationProgressed");

    assertThat(progressed.words("channel")).containsAll(ways).hasSize(ways.size() + 1);
    assertThat(progressed.words("outcome")).containsAll(outcomes);
    assertThat(Described.event("DeliveriesCounted").words("channel")).isEqualTo(ways);
  }
}
