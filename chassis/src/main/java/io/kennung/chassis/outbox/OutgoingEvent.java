package io.kennung.chassis.outbox;

import io.kennung.chassis.answers.Json;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.EventType;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * An event as the outbox holds it. For an operation that must write it in a statement of its own;
 * all others {@link Outbox#put} it.
 *
 * @param topic where it goes
 * @param key what keeps events that belong together in order
 * @param type its CloudEvents type
 * @param data its JSON
 * @param trace the trace that it belongs to; null when nothing is traced
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, to the table.
public record OutgoingEvent(
    String topic, String key, String type, byte[] data, @Nullable String trace) {

  /** The event, as part of what is being done now. */
  public static OutgoingEvent of(DirectoryEvent event) {
    EventType type = EventType.of(event);
    return of(type.topic(), event.key(), type.typeName(), event);
  }

  static OutgoingEvent of(String topic, String key, String type, Object payload) {
    return new OutgoingEvent(
        topic, key, type, Json.write(payload), TraceContext.text(Context.current()));
  }
}
