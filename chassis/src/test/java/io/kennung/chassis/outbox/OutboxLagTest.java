package io.kennung.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.testing.SchemaTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboxLagTest extends SchemaTest {

  @Test
  void onlyWhatHasNotGoneOutWaits() {
    OutboxLag lag = new OutboxLag(jdbi, new SimpleMeterRegistry(), clock);
    assertThat(lag.unsent()).isZero();

    jdbi.useHandle(sql -> {
      sql.execute(
          "INSERT INTO outbox (topic, key, type, data, created_at, sent_at) VALUES ('t', 'a', 't', '', now(), now())");
      sql.execute(
          "INSERT INTO outbox (topic, key, type, data, created_at) VALUES ('t', 'b', 't', '', now()), ('t', 'c', 't', '', now())");
    });
    clock.advance(Duration.ofMinutes(3));
    lag.measure();

    assertThat(lag.unsent()).isEqualTo(2);
    assertThat(lag.latest()).isGreaterThan(Duration.ofMinutes(2));
  }
}
