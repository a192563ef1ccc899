package io.kennung.chassis.inbox;

import io.kennung.chassis.outbox.CloudEvent;
import io.kennung.chassis.outbox.DeadLetter;
import io.kennung.chassis.outbox.Outbox;
import io.kennung.protocol.Base64Text;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where records go that this service cannot make sense of, as they came. */
@Singleton
public class DeadLetters {

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final Outbox outbox;
  private final String application;

  /** Those of this service. */
  @Inject
  public DeadLetters(
      Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String application) {
    this.outbox = outbox;
    this.application = application;
  }

  /** Sets the record aside, in the transaction around it. */
  void put(ConsumerRecord<byte[], byte[]> record, RuntimeException thrown) {
    String reason = reason(thrown);
    outbox.putDeadLetter(place(record), letter(record, reason));
    LOG.errorf("%s goes to the dead letters: %s", place(record), reason);
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
