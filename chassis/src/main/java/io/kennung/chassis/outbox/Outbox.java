package io.kennung.chassis.outbox;

import io.kennung.chassis.ByteArrays;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.Topics;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * Where an operation leaves its event, in the same transaction as its rows: either both are true or
 * neither. Nothing is sent to Kafka from inside a transaction; the {@link Relay} does that after
 * the commit.
 */
@Singleton
public class Outbox {

  private static final int PURGE_BATCH = 10_000;

  private final Jdbi jdbi;
  private final RelayLoop relay;
  private final TransactionSynchronizationRegistry transaction;
  private final OutboxConfig config;
  private final Clock clock;

  /** The outbox of this service's schema. */
  @Inject
  public Outbox(
      Jdbi jdbi,
      RelayLoop relay,
      TransactionSynchronizationRegistry transaction,
      OutboxConfig config,
      Clock clock) {
    this.jdbi = jdbi;
    this.relay = relay;
    this.transaction = transaction;
    this.config = config;
    this.clock = clock;
  }

  /** The event will reach its topic, at least once, after all earlier ones of the same identity. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void put(DirectoryEvent event) {
    put(OutgoingEvent.of(event));
  }

  /** As {@link #put}, many at once: they leave in this order. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void putAll(List<? extends DirectoryEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    List<OutgoingEvent> outgoing = events.stream().map(OutgoingEvent::of).toList();
    jdbi.useHandle(sql ->
        sql.createUpdate(
                """
                INSERT INTO outbox (topic, key, type, data, trace, created_at)
                SELECT topic, key, type, data, :trace, :now
                FROM unnest(:topics, :keys, :types, :data) WITH ORDINALITY
                  AS event (topic, key, type, data, place)
                ORDER BY place
                """)
            .bindArray("topics", String.class, column(outgoing, OutgoingEvent::topic))
            .bindArray("keys", String.class, column(outgoing, OutgoingEvent::key))
            .bindArray("types", String.class, column(outgoing, OutgoingEvent::type))
            .bind("data", new ByteArrays(column(outgoing, OutgoingEvent::data)))
            .bind("trace", outgoing.getFirst().trace())
            .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
            .execute());
    transaction.registerInterposedSynchronization(new WakeRelay());
  }

  private static <T> List<T> column(List<OutgoingEvent> rows, Function<OutgoingEvent, T> value) {
    return rows.stream().map(value).toList();
  }

  /** What a consumer could not make sense of goes where a person will look at it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void putDeadLetter(String key, DeadLetter letter) {
    put(OutgoingEvent.of(Topics.DEAD_LETTER, key, DeadLetter.TYPE, letter));
  }

  private void put(OutgoingEvent event) {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "INSERT INTO outbox (topic, key, type, data, trace, created_at)"
                    + " VALUES (:topic, :key, :type, :data, :trace, :now)")
            .bind("topic", event.topic())
            .bind("key", event.key())
            .bind("type", event.type())
            .bind("data", event.data())
            .bind("trace", event.trace())
            .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
            .execute());
    transaction.registerInterposedSynchronization(new WakeRelay());
  }

  /** After the commit there is something to send; after a rollback there is not. */
  private final class WakeRelay implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        relay.wake();
      }
    }
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "DELETE FROM outbox WHERE position IN (SELECT position FROM outbox"
                    + " WHERE sent_at < :before LIMIT :batch FOR UPDATE SKIP LOCKED)")
            .bind("before", clock.instant().minus(config.retention()).atOffset(ZoneOffset.UTC))
            .bind("batch", PURGE_BATCH)
            .execute());
  }
}
