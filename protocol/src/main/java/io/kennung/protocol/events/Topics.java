package io.kennung.protocol.events;

/**
 * The names of the Kafka topics. Where events are about identities, the key of a record is one; on
 * {@link #AUDIT} and {@link #PULSE} it is a service.
 */
public final class Topics {

  /** Registered, feature mask changed. Published by identity-service. */
  public static final String IDENTITY = "directory.identity";

  /** Linked, unlinked, verification progressed. Published by verification-service. */
  public static final String LINK = "directory.link";

  /** Revoked, fallen silent, awake again, revocation password set. By revocation-service. */
  public static final String LIFECYCLE = "directory.lifecycle";

  /** Seen on a day. Published by every service, and by chat servers outside. */
  public static final String ACTIVITY = "directory.activity";

  /**
   * What support staff have asked for, published by identity-service, and what came of it, by the
   * service that was asked.
   */
  public static final String SUPPORT = "directory.support";

  /** Every look and action of staff. Published by every service that staff look into. */
  public static final String AUDIT = "directory.audit";

  /** How the services are doing. Published by each of them but safe-service. */
  public static final String PULSE = "directory.pulse";

  /** What a consumer could not make sense of, as it came, with the reason in a header. */
  public static final String DEAD_LETTER = "directory.dead-letter";

  private Topics() {}
}
