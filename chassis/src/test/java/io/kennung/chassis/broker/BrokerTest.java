package io.kennung.chassis.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerTest {

  @Test
  void handsOnWhateverAKafkaClientKnows() {
    Broker broker =
        new Broker(
            "broker:9093",
            Map.of(
                "bootstrap.servers", "somewhere:1",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "group.id", "identity-service"));

    assertThat(broker.settings(Map.of("group.id", "links", "acks", "all")))
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "broker:9093",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "group.id", "links",
                "acks", "all"));
  }

  @Test
  void aClientsOwnSettingsWinAndNoGroupIsMadeUp() {
    Broker broker = new Broker("broker:9093", Map.of("acks", "1", "group.id", "made-up"));

    assertThat(broker.settings(Map.of("acks", "all")))
        .isEqualTo(Map.of("bootstrap.servers", "broker:9093", "acks", "all"));
  }

  @Test
  void withoutMoreItAsksForNothing() {
    assertThat(Broker.at("broker:9092").settings(Map.of()))
        .isEqualTo(Map.of("bootstrap.servers", "broker:9092"));
  }
}
