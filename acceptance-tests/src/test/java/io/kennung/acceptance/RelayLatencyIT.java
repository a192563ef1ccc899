package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.acceptance.EventLog.Event;
import io.kennung.client.Identity;
import io.kennung.protocol.events.Topics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens is heard elsewhere soon. */
@ExtendWith(SharedWorld.class)
class RelayLatencyIT {

  private static final int TRIES = 50;

  private final World world;

  RelayLatencyIT(World world) {
    this.world = world;
  }

  @Test
  void anIdentityIsHeardOfWithinASecond() {
    List<Long> millis = new ArrayList<>();
    try (EventLog log = new EventLog(world.broker(), Topics.IDENTITY)) {
      log.drain();
      for (int i = 0; i < TRIES; i++) {
        Identity identity = World.register(world.directory());
        long created = System.nanoTime();
        List<Event> events = log.about(List.of(identity.id()), 20, found -> !found.isEmpty());
        millis.add((System.nanoTime() - created) / 1_000_000);
        assertThat(events).extracting(Event::type).containsExactly("IdentityRegistered");
        assertThat(events.getFirst().data().required("publicKey").asText())
            .isEqualTo(identity.key().publicKey().base64());
      }
    }
    millis.sort(null);
    assertThat(millis.get(TRIES / 2))
        .as("median of the milliseconds from the answer to the event; all: %s", millis)
        .isLessThan(1_000);
  }
}
