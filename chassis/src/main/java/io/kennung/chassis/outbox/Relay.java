package io.kennung.chassis.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Carries events from the outbox to Kafka: read in order, send, await all, mark as sent. Whoever
 * dies in between leaves the lock to the next, who sends again: at least once, and in order for
 * every key, since only the holder of one advisory lock a schema relays at any time.
 */
public final class Relay {

  /**
   * What one call came to.
   *
   * @param sent how many events arrived; 0 when there was nothing to do or another replica is at it
   * @param failure why not all of them did; null when they did
   */
  public record Outcome(int sent, @Nullable String failure) {
    private static final Outcome NOTHING = new Outcome(0, null);
  }

  /** One on its way. */
  private record Sent(UnsentEvent row, Future<RecordMetadata> arrival) {}

  /**
   * The lock and its connection are not kept longer than a broker that hangs makes necessary: what
   * has not been handed over by then waits for the next call.
   */
  private static final Duration LONGEST_HANDING_OVER = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final Producer<String, byte[]> producer;
  private final String source;
  private final Tracer tracer;
  private final Clock clock;

  /**
   * @param dataSource the service's schema; the relay keeps its own transactions
   * @param producer acknowledged by all replicas of the topic, idempotent
   * @param source the CloudEvents source, for instance {@code /identity-service}
   */
  public Relay(
      DataSource dataSource,
      Producer<String, byte[]> producer,
      String source,
      Tracer tracer,
      Clock clock) {
    this.jdbi = Jdbi.create(dataSource);
    this.producer = producer;
    this.source = source;
    this.tracer = tracer;
    this.clock = clock;
  }

  /**
   * Relays the oldest unsent events.
   *
   * @param batch how many at most
   * @return what became of them; what the broker refused stays unsent, and so does what comes after
   *     it with the same key
   */
  public Outcome relay(int batch) {
    return jdbi.inTransaction(sql -> tryLock(sql) ? relayLocked(sql, batch) : Outcome.NOTHING);
  }

  private Outcome relayLocked(Handle sql, int batch) {
    List<UnsentEvent> rows =
        sql.createQuery("SELECT * FROM outbox WHERE sent_at IS NULL ORDER BY position LIMIT :batch")
            .bind("batch", batch)
            .map((row, context) -> UnsentEvent.read(row))
            .list();
    if (rows.isEmpty()) {
      return Outcome.NOTHING;
    }
    List<Long> arrived = new ArrayList<>(rows.size());
    Set<String> heldBack = new HashSet<>();
    @Nullable String reason = null;
    Instant enough = clock.instant().plus(LONGEST_HANDING_OVER);
    for (List<UnsentEvent> round : rounds(rows)) {
      for (Sent each : handOver(round, heldBack, enough)) {
        String failure = failure(each.arrival());
        if (failure == null) {
          arrived.add(each.row().position());
        } else {
          heldBack.add(each.row().key());
          reason = failure;
        }
      }
    }
    sql.createUpdate("UPDATE outbox SET sent_at = :now WHERE position = ANY(:arrived)")
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .bindArray("arrived", Long.class, arrived)
        .execute();
    return new Outcome(arrived.size(), reason);
  }

  /** Returns when all that it has sent has arrived, or failed. */
  private List<Sent> handOver(List<UnsentEvent> round, Set<String> heldBack, Instant enough) {
    List<Sent> sent = new ArrayList<>(round.size());
    for (UnsentEvent row : round) {
      if (clock.instant().isAfter(enough)) {
        heldBack.add(row.key());
      } else if (!heldBack.contains(row.key())) {
        sent.add(new Sent(row, send(row)));
      }
    }
    producer.flush();
    return sent;
  }

  /**
   * The oldest of every key, then the second oldest, and so on: an event is not on its way before
   * the one ahead of it has arrived. Sent together, the second could get through although the first
   * has been given up.
   */
  private static Collection<List<UnsentEvent>> rounds(List<UnsentEvent> rows) {
    Map<String, Integer> earlier = new HashMap<>();
    Map<Integer, List<UnsentEvent>> rounds = new TreeMap<>();
    for (UnsentEvent row : rows) {
      int round = earlier.merge(row.key(), 1, Integer::sum);
      rounds.computeIfAbsent(round, ignored -> new ArrayList<>()).add(row);
    }
    return rounds.values();
  }

  private boolean tryLock(Handle sql) {
    return sql.createQuery(
            "SELECT pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.outbox', 0))")
        .mapTo(Boolean.class)
        .one();
  }

  private Future<RecordMetadata> send(UnsentEvent row) {
    Span span =
        tracer
            .spanBuilder(row.topic() + " publish")
            .setSpanKind(SpanKind.PRODUCER)
            .setParent(TraceContext.of(row.trace()))
            .startSpan();
    try {
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(row.topic(), row.key(), row.data());
      CloudEvent.write(record.headers(), row.eventId(), source, row.type(), row.createdAt());
      String trace = TraceContext.text(Context.root().with(span));
      if (trace != null) {
        CloudEvent.put(record.headers(), TraceContext.HEADER, trace);
      }
      return producer.send(record);
    } finally {
      span.end();
    }
  }

  private static @Nullable String failure(Future<RecordMetadata> sent) {
    try {
      sent.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause() == null ? "unknown" : e.getCause().getClass().getSimpleName();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
