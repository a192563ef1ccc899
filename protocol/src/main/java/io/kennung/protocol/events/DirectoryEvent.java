package io.kennung.protocol.events;

/** Something that has happened in the directory. Named in the past tense. */
public sealed interface DirectoryEvent
    permits IdentityEvent, AuditRecorded, DeliveriesCounted, ServicePulse {

  /** What keeps events that belong together in order. */
  String key();
}
