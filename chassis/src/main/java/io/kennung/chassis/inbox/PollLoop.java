package io.kennung.chassis.inbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * A thread that reads one topic, round after round, until it is told to end; after a round that
 * failed it rests.
 */
public final class PollLoop implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(PollLoop.class);
  private static final Duration AFTER_OUTAGE = Duration.ofSeconds(1);
  private static final Duration LEAVE = Duration.ofSeconds(2);
  private static final Duration GOODBYE = Duration.ofSeconds(10);

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Runnable round;
  private final ReadLag lag;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Begins at once.
   *
   * @param consumer belongs to the loop from now on, which also closes it
   * @param round polls once and does what there is to do; when it fails nothing may be lost
   */
  PollLoop(String topic, KafkaConsumer<byte[], byte[]> consumer, Runnable round, ReadLag lag) {
    this.topic = topic;
    this.consumer = consumer;
    this.round = round;
    this.lag = lag;
    this.thread = Thread.ofPlatform().name("consumer-" + topic).daemon().start(this::run);
  }

  /** Tells the thread to end; it does so after the batch that it is applying. */
  public void end() {
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

  /** What was read comes again, and counts as not read until then. */
  public static void goBackTo(
      KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> batch) {
    for (TopicPartition partition : batch.partitions()) {
      if (consumer.assignment().contains(partition)) {
        consumer.seek(partition, batch.records(partition).getFirst().offset());
      }
    }
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
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
    try {
      round.run();
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      // An outage of broker or database: what was being read comes again.
      LOG.warnf("%s: will be tried again after %s", topic, e.getClass().getName());
      rest();
    } finally {
      lag.look();
    }
  }

  private void rest() {
    try {
      closing.await(AFTER_OUTAGE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }
}
