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
          activity.next(holder.id(), "IdentitySeen"), "IdentitySeen", "/verification-service");
      assertGolden(link, holder, "VerificationProgressed");
      submit(id, gateway.await(number, 1).code());

      Wire.Holder other = people.create();
      String second = begin(other, number).extract().path("verificationId");
      submit(second, gateway.await(number, 2).code());
      assertGolden(link, holder, "AddressUnlinked");

      Wire.Holder third = people.create();
      linker.linkEmail(third, People.newAddress());
      assertGolden(link, third, "AddressLinked");
    }
  }

  private static void assertGolden(TopicReader topic, Wire.Holder holder, String event) {
    Shapes.assertGolden(topic.next(holder.id(), event), event);
  }
}
