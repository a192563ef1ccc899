package io.kennung.protocol.events;

/** The names of the Kafka topics; the key of every record is an identity. */
public final class Topics {

  /** Registered, feature mask changed. Published by identity-service. */
  public static final String IDENTITY = "directory.identity";

  /** Linked, unlinked, verification progressed. Published by verification-service. */
  public static final String LINK = "directory.link";

  /** Revoked, fallen silent, awake again, revocation password set. By revocation-service. */
  public static final String LIFECYCLE = "directory.lifecycle";

  /** Seen on a day. Published by every service, and by chat servers outside. */
  public static final String ACTIVITY = "directory.activity";

  /** What a consumer could not make sense of, as it came, with the reason in a header. */
  public static final String DEAD_LETTER = "directory.dead-letter";

  private Topics() {}
}
