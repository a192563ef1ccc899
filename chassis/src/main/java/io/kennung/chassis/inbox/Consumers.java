package io.kennung.chassis.inbox;

import io.kennung.chassis.broker.Broker;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes what every reading of a topic needs, with what holds for all of them. */
@Singleton
public class Consumers {

  private final String application;
  private final Broker broker;
  private final OpenTelemetry telemetry;
  private final MeterRegistry metrics;

  /** Consumers of this service. */
  @Inject
  public Consumers(
      @ConfigProperty(name = "quarkus.application.name") String application,
      Broker broker,
      OpenTelemetry telemetry,
      MeterRegistry metrics) {
    this.application = application;
    this.broker = broker;
    this.telemetry = telemetry;
    this.metrics = metrics;
  }

  /** The name of this service. */
  public String application() {
    return application;
  }

  /**
   * A consumer that acknowledges only what it is told to.
   *
   * @param own settings that are this consumer's own
   */
  public KafkaConsumer<byte[], byte[]> open(String group, Map<String, Object> own) {
    Map<String, Object> settings = broker.settings(own);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // After a crash the others take over within ten seconds instead of forty-five.
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A thread that goes on polling, and tells how far behind it is.
   *
   * @param consumer belongs to the loop from now on, which also closes it
   * @param round polls once and does what there is to do; when it fails nothing may be lost
   */
  public PollLoop loop(String topic, KafkaConsumer<byte[], byte[]> consumer, Runnable round) {
    return new PollLoop(topic, consumer, round, new ReadLag(topic, consumer, metrics));
  }

  /** Spans of what is read of the topic. */
  public BatchSpans spans(String topic) {
    return new BatchSpans(topic, telemetry.getTracer("inbox"));
  }
}
