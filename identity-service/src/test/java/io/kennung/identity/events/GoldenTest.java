package io.kennung.identity.events;

import static io.kennung.chassis.testing.Wire.prove;

import io.kennung.chassis.testing.Shapes;
import io.kennung.chassis.testing.TopicReader;
import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.kennung.protocol.events.Topics;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What really arrives in Kafka has the shape of the golden samples, headers and members alike. */
@DirectoryTest
class GoldenTest {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Inject Table table;

  @Test
  void publishedEventsEqualTheirGoldenSamples() {
    try (TopicReader identity = TopicReader.fromNow(bootstrapServers, Topics.IDENTITY);
        TopicReader activity = TopicReader.fromNow(bootstrapServers, Topics.ACTIVITY)) {
      Wire.Holder holder = Holders.create();
      table.execute("UPDATE identity SET seen_on = seen_on - 1 WHERE id = ?", holder.id());
      prove(
          "/identity/set_featuremask",
          Map.of("identity", holder.id(), "featureMask", 2047),
          holder.key());

      List<ConsumerRecord<String, byte[]>> records = identity.read(2, holder.id());
      Shapes.assertGolden(records.get(0), "IdentityRegistered");
      Shapes.assertGolden(records.get(1), "FeatureMaskChanged");
      Shapes.assertGolden(activity.read(1, holder.id()).getFirst(), "IdentitySeen");
    }
  }
}
