package io.kennung.chassis.inbox;

import io.kennung.chassis.answers.Json;
import io.kennung.chassis.outbox.CloudEvent;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.events.DirectoryEvent;
import io.kennung.protocol.events.EventType;
import io.kennung.protocol.events.IdentityEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came from Kafka.
 *
 * @param topic where it was read
 * @param name what no other event is called
 * @param type its type; null for one that this version does not know
 * @param data its payload
 */
public record ReceivedEvent(String topic, EventName name, @Nullable EventType type, byte[] data) {

  /**
   * What no other event is called.
   *
   * @param source who published it
   * @param id its id there
   */
  public record EventName(String source, String id) {}

  /**
   * @throws Unreadable when it is not an event at all
   */
  public static ReceivedEvent of(ConsumerRecord<byte[], byte[]> record) {
    String source = CloudEvent.text(record.headers(), "ce_source");
    String id = CloudEvent.text(record.headers(), "ce_id");
    String type = CloudEvent.text(record.headers(), "ce_type");
    if (source == null || id == null || type == null || record.value() == null) {
      throw new Unreadable("not a CloudEvent");
    }
    if (source.indexOf('\0') >= 0 || id.indexOf('\0') >= 0) {
      throw new Unreadable("an id that no database keeps");
    }
    return new ReceivedEvent(
        record.topic(),
        new EventName(source, id),
        EventType.named(type).orElse(null),
        record.value());
  }

  /**
   * @throws Unreadable when the payload is not what the type says
   */
  public DirectoryEvent event(EventType known) {
    try {
      DirectoryEvent event = Json.read(data, known.shape());
      if (event instanceof IdentityEvent about && !IdentityId.isWellFormed(about.identity())) {
        throw new Unreadable("not about an identity");
      }
      return event;
    } catch (IllegalArgumentException e) {
      throw new Unreadable("payload is not a " + known.shape().getSimpleName());
    }
  }
}
