package io.kennung.chassis.inbox;

import io.kennung.chassis.answers.Outages;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes a batch in one transaction. When one of its records cannot be understood, the batch is
 * taken again one by one, and that record goes to the dead letters: a poisoned record never holds
 * up the ones behind it. When the database is away nothing is given up.
 */
public final class Intake {

  private static final String DEAD = "dead";

  private final Consumer<Runnable> transactions;
  private final DeadLetters deadLetters;
  private final MeterRegistry metrics;
  private final String counter;

  /**
   * @param transactions runs something in a transaction of its own
   * @param counter the metric that counts what came of the records, by topic and outcome
   */
  public Intake(
      Consumer<Runnable> transactions,
      DeadLetters deadLetters,
      MeterRegistry metrics,
      String counter) {
    this.transactions = transactions;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
    this.counter = counter;
  }

  /**
   * Takes a batch, in order.
   *
   * @param apply applies some of its records inside a transaction
   * @param givenUp what else belongs into the transaction that gives up a record
   * @throws RuntimeException on an outage; all of the batch may come again
   */
  public void take(
      List<ConsumerRecord<byte[], byte[]>> batch,
      Consumer<List<ConsumerRecord<byte[], byte[]>>> apply,
      Consumer<ConsumerRecord<byte[], byte[]>> givenUp) {
    try {
      transactions.accept(() -> apply.accept(batch));
    } catch (RuntimeException e) {
      if (Outages.isOutage(e)) {
        throw e;
      }
      batch.forEach(record -> takeAlone(record, apply, givenUp));
    }
  }

  private void takeAlone(
      ConsumerRecord<byte[], byte[]> record,
      Consumer<List<ConsumerRecord<byte[], byte[]>>> apply,
      Consumer<ConsumerRecord<byte[], byte[]>> givenUp) {
    try {
      transactions.accept(() -> apply.accept(List.of(record)));
    } catch (RuntimeException e) {
      if (Outages.isOutage(e)) {
        throw e;
      }
      transactions.accept(() -> {
        deadLetters.put(record, e);
        givenUp.accept(record);
      });
      count(record.topic(), DEAD, 1);
    }
  }

  /** Dead ones are counted from nought: whoever looks for an increase misses no first one. */
  public void expect(String topic) {
    count(topic, DEAD, 0);
  }

  /** So many more records of the topic came to this. */
  public void count(String topic, String outcome, int records) {
    metrics.counter(counter, "topic", topic, "outcome", outcome).increment(records);
  }
}
