package io.kennung.chassis.inbox;

import io.kennung.chassis.outbox.CloudEvent;
import io.kennung.chassis.outbox.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a batch causes visible in traces. A batch of one continues its request's trace; a
 * batch of many is linked to the traces of all.
 */
public final class BatchSpans {

  private final String topic;
  private final Tracer tracer;

  BatchSpans(String topic, Tracer tracer) {
    this.topic = topic;
    this.tracer = tracer;
  }

  /** Does the work inside a span of these records. */
  public void around(List<ConsumerRecord<byte[], byte[]>> records, Runnable work) {
    Span span = span(records);
    try (var scope = span.makeCurrent()) {
      work.run();
    } finally {
      span.end();
    }
  }

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
}
