package io.kennung.chassis.inbox;

import io.kennung.chassis.answers.Outages;
import io.kennung.chassis.inbox.ReceivedEvent.EventName;
import io.kennung.chassis.outbox.CloudEvent;
import io.kennung.chassis.outbox.DeadLetter;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Applies each event once, however often it comes: its id is recorded in the transaction of its
 * effect.
 *
 * <p>A batch is one transaction. When one of its events cannot be understood, the batch is taken
 * again one by one, and that event goes to the dead letters: a poisoned record never holds up the
 * ones behind it. When the database is away nothing is given up; the batch comes again.
 */
@Singleton
public class Inbox {

  private static final Logger LOG = Logger.getLogger(Inbox.class);

  /** Longer than Kafka keeps a record, which is as long as one can come again. */
  private static final Duration RETENTION = Duration.ofDays(14);

  private static final int PURGE_BATCH = 10_000;

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final String application;

  /** The inbox of this service's schema. */
  @Inject
  public Inbox(
      Jdbi jdbi,
      Outbox outbox,
      MeterRegistry metrics,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.metrics = metrics;
    this.clock = clock;
    this.application = application;
  }

  /**
   * Applies a batch, in order.
   *
   * @param operation applies one event inside a transaction; throws {@link Unreadable} for what can
   *     never be applied
   * @throws RuntimeException on an outage; nothing of the batch has been acknowledged and all of it
   *     may come again
   */
  public void receive(
      List<ConsumerRecord<byte[], byte[]>> batch, Consumer<DirectoryEvent> operation) {
    try {
      QuarkusTransaction.requiringNew().run(() -> apply(batch, operation));
    } catch (RuntimeException e) {
      if (Outages.isOutage(e)) {
        throw e;
      }
      batch.forEach(record -> receiveAlone(record, operation));
    }
  }

  private void receiveAlone(
      ConsumerRecord<byte[], byte[]> record, Consumer<DirectoryEvent> operation) {
    try {
      QuarkusTransaction.requiringNew().run(() -> apply(List.of(record), operation));
    } catch (RuntimeException e) {
      if (Outages.isOutage(e)) {
        throw e;
      }
      String reason = reason(e);
      QuarkusTransaction.requiringNew()
          .run(() -> outbox.putDeadLetter(place(record), letter(record, reason)));
      count(record.topic(), "dead");
      LOG.errorf("%s went to the dead letters: %s", place(record), reason);
    }
  }

  private void apply(
      List<ConsumerRecord<byte[], byte[]>> batch, Consumer<DirectoryEvent> operation) {
    List<ReceivedEvent> events = batch.stream().map(ReceivedEvent::of).toList();
    Set<EventName> unseen = record(events);
    for (ReceivedEvent event : events) {
      EventType type = event.type();
      if (type == null) {
        // From a newer publisher; not for this version.
        count(event.topic(), "ignored");
      } else if (unseen.remove(event.name())) {
        operation.accept(event.event(type));
        count(event.topic(), "applied");
      } else {
        count(event.topic(), "repeated");
      }
    }
  }

  /** Those that have never come before, in one statement for all. */
  private Set<EventName> record(List<ReceivedEvent> events) {
    List<EventName> names =
        events.stream().filter(event -> event.type() != null).map(ReceivedEvent::name).toList();
    return jdbi.withHandle(sql ->
        sql.createQuery(
                """
                INSERT INTO inbox (source, event_id, received_at)
                SELECT source, id, :now FROM unnest(:sources, :ids) AS event (source, id)
                ON CONFLICT DO NOTHING
                RETURNING source, event_id
                """)
            .bindArray("sources", String.class, names.stream().map(EventName::source).toList())
            .bindArray("ids", String.class, names.stream().map(EventName::id).toList())
            .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
            .map((row, context) -> new EventName(row.getString(1), row.getString(2)))
            .collect(Collectors.toCollection(HashSet::new)));
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void purge() {
    jdbi.useHandle(sql ->
        sql.createUpdate(
                "DELETE FROM inbox WHERE (source, event_id) IN (SELECT source, event_id FROM inbox"
                    + " WHERE received_at < :before LIMIT :batch FOR UPDATE SKIP LOCKED)")
            .bind("before", clock.instant().minus(RETENTION).atOffset(ZoneOffset.UTC))
            .bind("batch", PURGE_BATCH)
            .execute());
  }

  private DeadLetter letter(ConsumerRecord<byte[], byte[]> record, String reason) {
    return new DeadLetter(
        record.topic(),
        record.partition(),
        record.offset(),
        CloudEvent.text(record.headers(), "ce_type"),
        base64(record.key()),
        base64(record.value()),
        application,
        reason);
  }

  private void count(String topic, String outcome) {
    metrics.counter("directory.inbox.events", "topic", topic, "outcome", outcome).increment();
  }

  private static String reason(RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Unreadable unreadable && unreadable.getMessage() != null) {
        return unreadable.getMessage();
      }
    }
    return thrown.getClass().getName();
  }

  private static String place(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }

  private static @Nullable String base64(byte @Nullable [] bytes) {
    return bytes == null ? null : Base64Text.encode(bytes);
  }
}
