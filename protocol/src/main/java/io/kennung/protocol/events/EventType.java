package io.kennung.protocol.events;

import java.util.Arrays;
import java.util.Optional;

/**
 * The events by the name under which they travel (CloudEvents {@code type}), and the topic each of
 * them travels on.
 */
public enum EventType {
  /** {@link IdentityRegistered}. */
  IDENTITY_REGISTERED(IdentityRegistered.class, Topics.IDENTITY),
  /** {@link FeatureMaskChanged}. */
  FEATURE_MASK_CHANGED(FeatureMaskChanged.class, Topics.IDENTITY),
  /** {@link IdentitySeen}. */
  IDENTITY_SEEN(IdentitySeen.class, Topics.ACTIVITY),
  /** {@link IdentityRevoked}. */
  IDENTITY_REVOKED(IdentityRevoked.class, Topics.LIFECYCLE),
  /** {@link IdentityFellSilent}. */
  IDENTITY_FELL_SILENT(IdentityFellSilent.class, Topics.LIFECYCLE),
  /** {@link IdentityWoke}. */
  IDENTITY_WOKE(IdentityWoke.class, Topics.LIFECYCLE),
  /** {@link RevocationPasswordSet}. */
  REVOCATION_PASSWORD_SET(RevocationPasswordSet.class, Topics.LIFECYCLE),
  /** {@link AddressLinked}. */
  ADDRESS_LINKED(AddressLinked.class, Topics.LINK),
  /** {@link AddressUnlinked}. */
  ADDRESS_UNLINKED(AddressUnlinked.class, Topics.LINK),
  /** {@link VerificationProgressed}. */
  VERIFICATION_PROGRESSED(VerificationProgressed.class, Topics.LINK),
  /** {@link VerificationResetAsked}. */
  VERIFICATION_RESET_ASKED(VerificationResetAsked.class, Topics.SUPPORT),
  /** {@link LimitsLiftAsked}. */
  LIMITS_LIFT_ASKED(LimitsLiftAsked.class, Topics.SUPPORT),
  /** {@link SupportAnswered}. */
  SUPPORT_ANSWERED(SupportAnswered.class, Topics.SUPPORT),
  /** {@link AuditRecorded}. */
  AUDIT_RECORDED(AuditRecorded.class, Topics.AUDIT),
  /** {@link ServicePulse}. */
  SERVICE_PULSE(ServicePulse.class, Topics.PULSE),
  /** {@link DeliveriesCounted}. */
  DELIVERIES_COUNTED(DeliveriesCounted.class, Topics.PULSE);

  private final Class<? extends DirectoryEvent> shape;
  private final String topic;

  EventType(Class<? extends DirectoryEvent> shape, String topic) {
    this.shape = shape;
    this.topic = topic;
  }

  /** The type of the given event. */
  public static EventType of(DirectoryEvent event) {
    return Arrays.stream(values())
        .filter(type -> type.shape.isInstance(event))
        .findFirst()
        .orElseThrow();
  }

  /** The type of this name; empty for a name from the future. */
  public static Optional<EventType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.typeName().equals(name)).findFirst();
  }

  /** For instance {@code io.kennung.IdentityRegistered.v1}. */
  public String typeName() {
    return "io.kennung." + shape.getSimpleName() + ".v1";
  }

  /** The record that holds such an event. */
  public Class<? extends DirectoryEvent> shape() {
    return shape;
  }

  /** One of {@link Topics}. */
  public String topic() {
    return topic;
  }
}
