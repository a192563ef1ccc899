package io.kennung.chassis.outbox;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The W3C {@code traceparent}, which ties an event to the request that caused it across the outbox
 * and Kafka.
 */
public final class TraceContext {

  /** The header that carries it. */
  public static final String HEADER = "traceparent";

  private static final TextMapGetter<String> ONLY_FIELD =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
          return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
          return HEADER.equals(key) ? carrier : null;
        }
      };

  private TraceContext() {}

  /** The given context as text; null when nothing is traced. */
  public static @Nullable String text(Context context) {
    Map<String, String> fields = new HashMap<>(2);
    W3CTraceContextPropagator.getInstance()
        .inject(context, fields, (ignored, name, value) -> fields.put(name, value));
    return fields.get(HEADER);
  }

  /** The context of a text; the root where there is none. */
  public static Context of(@Nullable String text) {
    return text == null
        ? Context.root()
        : W3CTraceContextPropagator.getInstance().extract(Context.root(), text, ONLY_FIELD);
  }
}
