package io.kennung.chassis.inbox;

import io.kennung.chassis.inbox.ReceivedEvent.EventName;
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
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;

/**
 * Applies each event once, however often it comes: its id is recorded in the transaction of its
 * effect.
 */
@Singleton
public class Inbox {

  /** Longer than Kafka keeps a record, which is as long as one can come again. */
  private static final Duration RETENTION = Duration.ofDays(14);

  private static final int PURGE_BATCH = 10_000;

  private final Jdbi jdbi;
  private final Clock clock;
  private final Intake intake;
  private final Bookmarks bookmarks;

  /** The inbox of this service's schema. */
  @Inject
  public Inbox(Jdbi jdbi, DeadLetters deadLetters, MeterRegistry metrics, Clock clock) {
    this(
        jdbi,
        clock,
        new Intake(
            work -> QuarkusTransaction.requiringNew().run(work),
            deadLetters,
            metrics,
            "directory.inbox.events"));
  }

  Inbox(Jdbi jdbi, Clock clock, Intake intake) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.intake = intake;
    this.bookmarks = new Bookmarks(jdbi);
  }

  /**
   * Applies a batch of one partition, in order.
   *
   * @param operation applies one event inside a transaction; throws {@link Unreadable} for what can
   *     never be applied
   * @throws RuntimeException on an outage; nothing of the batch has been acknowledged and all of it
   *     may come again
   */
  public void receive(
      List<ConsumerRecord<byte[], byte[]>> batch, Consumer<DirectoryEvent> operation) {
    intake.take(
        batch,
        records -> {
          apply(records, operation);
          bookmarks.put(records);
        },
        givenUp -> bookmarks.put(List.of(givenUp)));
  }

  /**
   * The offset that is to be read next, as the database has it, by partition; one of which nothing
   * was read is not in it.
   */
  Map<Integer, Long> next(String topic) {
    return bookmarks.next(topic);
  }

  /** Something of this topic will come. */
  void expect(String topic) {
    intake.expect(topic);
  }

  private void apply(
      List<ConsumerRecord<byte[], byte[]>> batch, Consumer<DirectoryEvent> operation) {
    List<ReceivedEvent> events = batch.stream().map(ReceivedEvent::of).toList();
    Set<EventName> unseen = record(events);
    for (ReceivedEvent event : events) {
      EventType type = event.type();
      if (type == null) {
        // From a newer publisher; not for this version.
        intake.count(event.topic(), "ignored", 1);
      } else if (unseen.remove(event.name())) {
        operation.accept(event.event(type));
        intake.count(event.topic(), "applied", 1);
      } else {
        intake.count(event.topic(), "repeated", 1);
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
}
