package io.kennung.chassis.inbox;

import io.kennung.chassis.outbox.CloudEvent;
import io.kennung.chassis.outbox.TraceContext;
import io.kennung.protocol.events.DirectoryEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One topic, read on a thread of its own: poll, apply, acknowledge; on an outage go back to where
 * it was and try again.
 */
final class Subscription implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Subscription.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration AFTER_OUTAGE = Duration.ofSeconds(1);
  private static final Duration LEAVE = Duration.ofSeconds(2);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final String topic;
  private final Inbox inbox;
  private final Consumer<DirectoryEvent> operation;
  private final Tracer tracer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  Subscription(
      String topic,
      String group,
      String bootstrapServers,
      Inbox inbox,
      Consumer<DirectoryEvent> operation,
      Tracer tracer) {
    this.topic = topic;
    this.inbox = inbox;
    this.operation = operation;
    this.tracer = tracer;
    this.consumer = consumer(group, bootstrapServers);
    this.thread = Thread.ofPlatform().name("consumer-" + topic).daemon().start(this::run);
  }

  /** Tells the thread to end; it does so after the batch that it is applying. */
  void end() {
    closing.countDown();
    consumer.wakeup();
  }

  @Override
  public void close() {
    end();
    try {
      thread.join(GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      consumer.subscribe(List.of(topic));
      while (isOpen()) {
        next();
      }
    } catch (WakeupException e) {
      LOG.debugf("%s: closed", topic);
    } finally {
      // Longer it would only wait for a group in which another one has just died.
      consumer.close(CloseOptions.timeout(LEAVE));
    }
  }

  private void next() {
    ConsumerRecords<byte[], byte[]> batch = ConsumerRecords.empty();
    try {
      batch = consumer.poll(POLL);
      for (TopicPartition partition : batch.partitions()) {
        apply(partition, batch.records(partition));
      }
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      // An outage of broker or database: the whole batch comes again, and the inbox knows what of
      // it has been applied.
      LOG.warnf("%s: will be tried again after %s", topic, e.getClass().getName());
      goBackTo(batch);
      rest();
    }
  }

  private void apply(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    Span span = span(records);
    try (var scope = span.makeCurrent()) {
      inbox.receive(records, operation);
    } finally {
      span.end();
    }
    consumer.commitSync(Map.of(partition, new OffsetAndMetadata(records.getLast().offset() + 1)));
  }

  private void goBackTo(ConsumerRecords<byte[], byte[]> batch) {
    for (TopicPartition partition : batch.partitions()) {
      if (consumer.assignment().contains(partition)) {
        consumer.seek(partition, batch.records(partition).getFirst().offset());
      }
    }
  }

  /**
   * A batch of one continues its request's trace; a batch of many is linked to the traces of all.
   */
  private Span span(List<ConsumerRecord<byte[], byte[]>> records) {
    var span = tracer.spanBuilder(topic + " process").setSpanKind(SpanKind.CONSUMER);
    if (records.size() == 1) {
      span.setParent(TraceContext.of(trace(records.getFirst())));
    } else {
      records.forEach(record ->
          span.addLink(Span.fromContext(TraceContext.of(trace(record))).getSpanContext()));
    }
    return span.startSpan();
  }

  private static @Nullable String trace(ConsumerRecord<byte[], byte[]> record) {
    return CloudEvent.text(record.headers(), TraceContext.HEADER);
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  private void rest() {
    try {
      closing.await(AFTER_OUTAGE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String group, String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            group,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            // After a crash the others take over within ten seconds instead of forty-five.
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
            10_000,
            ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
            3_000,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
