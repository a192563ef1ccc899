package io.kennung.revocation.operations;

import io.kennung.chassis.testing.Shapes;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.Wire;
import io.kennung.protocol.events.Topics;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What really arrives in Kafka has the shape of the golden samples, headers and members alike. */
@RevocationTest
class GoldenTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject People people;
  @Inject Table table;

  @Test
  void publishedEventsEqualTheirGoldenSamples() {
    Wire.Holder anna = people.create();
    table.execute("UPDATE life SET state = 1 WHERE identity = ?", anna.id());
    try (TopicReader lifecycle = TopicReader.fromNow(bootstrapServers, Topics.LIFECYCLE)) {
      People.checkPassword(anna);
      assertGolden(lifecycle, anna, "IdentityWoke");
      People.setPassword(anna, "password");
      assertGolden(lifecycle, anna, "RevocationPasswordSet");
      People.revokeByPassword(anna.id(), "password");
      assertGolden(lifecycle, anna, "IdentityRevoked");
    }
  }

  private static void assertGolden(TopicReader topic, Wire.Holder holder, String event) {
    Shapes.assertGolden(topic.read(1, holder.id()).getFirst(), event);
  }
}
