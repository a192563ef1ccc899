package io.kennung.chassis.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * {@code directory_consumer_lag_records{topic}}: how many records of the partitions that this
 * replica reads it has not read yet, as far as the broker has told.
 */
final class ReadLag {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private volatile long records;

  ReadLag(String topic, KafkaConsumer<byte[], byte[]> consumer, MeterRegistry metrics) {
    this.consumer = consumer;
    Gauge.builder("directory.consumer.lag", this, lag -> lag.records)
        .description("Records of its partitions that this replica has not read yet")
        .baseUnit("records")
        .tag("topic", topic)
        .strongReference(true)
        .register(metrics);
  }

  /** Only for the thread that polls. Asks nobody: the broker tells it with what it sends. */
  void look() {
    long behind = 0;
    for (TopicPartition each : consumer.assignment()) {
      behind += consumer.currentLag(each).orElse(0);
    }
    records = behind;
  }
}
