package io.kennung.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.SchemaTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboxRetentionTest extends SchemaTest {

  private record Config(
      int batch, Duration idle, Duration gather, Duration retention, Duration maxLag)
      implements OutboxConfig {}

  @Test
  void sentEventsAreKeptForADayAndUnsentOnesUntilTheyAreSent() {
    Duration day = Duration.ofDays(1);
    Outbox outbox = new Outbox(jdbi, null, null, new Config(500, day, day, day, day), clock);
    jdbi.useHandle(sql -> {
      sql.execute(
          "INSERT INTO outbox (topic, key, type, data, created_at, sent_at) VALUES ('t', 'sent', 't', '', now(), now())");
      sql.execute(
          "INSERT INTO outbox (topic, key, type, data, created_at) VALUES ('t', 'unsent', 't', '', now())");
    });

    clock.advance(Duration.ofHours(23));
    outbox.purge();
    assertThat(count("outbox")).isEqualTo(2);

    clock.advance(Duration.ofDays(400));
    outbox.purge();
    assertThat(count("outbox WHERE key = 'unsent'")).isEqualTo(1);
    assertThat(count("outbox WHERE key = 'sent'")).isZero();
  }
}
