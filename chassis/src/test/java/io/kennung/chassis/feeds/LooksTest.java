package io.kennung.chassis.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.chassis.broker.Broker;
import io.kennung.chassis.inbox.Consumers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LooksTest extends FeedScene {

  private TopicPartition mine;
  private Positions positions;
  private KafkaConsumer<byte[], byte[]> consumer;
  private Looks looks;

  @BeforeEach
  void begin() {
    mine = new TopicPartition(topic, 0);
    positions = new Positions(jdbi, topic);
    consumer =
        new Consumers(
                "test",
                Broker.at(bootstrapServers()),
                OpenTelemetry.noop(),
                new SimpleMeterRegistry())
            .open("looks", Map.of());
    looks = new Looks(topic, consumer, positions, clock, Duration.ZERO);
  }

  @AfterEach
  void end() {
    consumer.close();
  }

  @Test
  void partitionThatNobodyReadsYetCounts() {
    createTopic(2);

    looks.look(Map.of(mine, 0L));

    assertThat(nextOffset(1)).isZero();
    assertThat(progress().readTo()).isEmpty();
    assertThat(looks.latest().readTo()).isEmpty();
  }

  @Test
  void readerThatIsAlwaysBehindSaysHowFarItIs() {
    createTopic(1);
    publish(0, "ANNAANNA");
    clock.freeze();
    Instant first = clock.instant();
    looks.look(Map.of(mine, 0L));
    assertThat(progress().readTo()).isEmpty();

    publish(0, "BERTBERT");
    clock.advance(Duration.ofMinutes(1));
    positions.advance(0, 0, 1);
    looks.look(Map.of(mine, 1L));

    assertThat(progress().readTo()).contains(first);
  }

  @Test
  void endOfAnotherPlaceIsForgotten() {
    createTopic(1);
    publish(0, "ANNAANNA");
    clock.freeze();
    looks.look(Map.of(mine, 0L));
    positions.advance(0, 0, 1);
    publish(0, "BERTBERT");

    looks.forget(Map.of(mine, 0L).keySet());
    looks.look(Map.of(mine, 1L));

    assertThat(progress().readTo()).isEmpty();
  }
}
