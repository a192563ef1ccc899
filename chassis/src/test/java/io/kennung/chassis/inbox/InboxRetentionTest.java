package io.kennung.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.SchemaTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InboxRetentionTest extends SchemaTest {

  /**
   * The longest that a record of a topic which is read through an inbox lies in Kafka
   * (deploy/topics.properties); {@code directory.activity} is a feed.
   */
  private static final Duration KAFKA_KEEPS = Duration.ofDays(7);

  @Test
  void idIsRememberedLongerThanItsRecordCanComeAgain() {
    Inbox inbox = new Inbox(jdbi, null, new SimpleMeterRegistry(), clock);
    jdbi.useHandle(sql -> sql.execute("INSERT INTO inbox VALUES ('/x', 'id', now())"));

    clock.advance(KAFKA_KEEPS.plusDays(1));
    inbox.purge();
    assertThat(count("inbox")).isEqualTo(1);

    clock.advance(KAFKA_KEEPS);
    inbox.purge();
    assertThat(count("inbox")).isZero();
  }
}
