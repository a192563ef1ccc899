package io.kennung.verification.operations;

import static io.kennung.verification.testing.Linker.begin;
import static io.kennung.verification.testing.Linker.submit;

import io.kennung.chassis.testing.Shapes;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.events.Topics;
import io.kennung.verification.testing.Gateway;
import io.kennung.verification.testing.Linker;
import io.kennung.verification.testing.People;
import io.kennung.verification.testing.VerificationTest;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What really arrives in Kafka has the shape of the golden samples, headers and members alike. */
@VerificationTest
class GoldenTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Gateway gateway;
  @Inject People people;
  @Inject Linker linker;

  @Test
  void publishedEventsEqualTheirGoldenSamples() {
    String number = People.newNumber();
    Wire.Holder holder = people.create();
    try (TopicReader link = TopicReader.fromNow(bootstrapServers, Topics.LINK);
        TopicReader activity = TopicReader.fromNow(bootstrapServers, Topics.ACTIVITY)) {
      String id = begin(holder, number).extract().path("verificationId");
      Shapes.assertGolden(
          activity.read(1, holder.id()).getFirst(), "IdentitySeen", "/verification-service");
      Shapes.assertGolden(link.read(1, holder.id()).getFirst(), "VerificationProgressed");
      submit(id, gateway.await(number, 1).code());
      link.read(1, holder.id());

      Wire.Holder other = people.create();
      String second = begin(other, number).extract().path("verificationId");
      link.read(1, other.id());
      submit(second, gateway.await(number, 2).code());
      List<ConsumerRecord<String, byte[]>> displaced = link.read(2, holder.id(), other.id());
      Shapes.assertGolden(of(holder, displaced), "AddressUnlinked");

      String address = People.newAddress();
      linker.linkEmail(other, address);
      Shapes.assertGolden(link.read(2, other.id()).getLast(), "AddressLinked");
    }
  }

  private static ConsumerRecord<String, byte[]> of(
      Wire.Holder holder, List<ConsumerRecord<String, byte[]>> records) {
    return records.stream()
        .filter(record -> record.key().equals(holder.id()))
        .findFirst()
        .orElseThrow();
  }
}
