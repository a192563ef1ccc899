package io.kennung.protocol.events;

import io.kennung.protocol.audit.AuditEntry;

/**
 * A look or an action of staff is on record. A copy of it outside of the database keeps whoever
 * holds the database from rewriting the record unseen.
 *
 * @param chain whose record, a service such as {@code identity-service}
 * @param entry the latest of it
 */
public record AuditRecorded(String chain, AuditEntry entry) implements DirectoryEvent {

  @Override
  public String key() {
    return chain;
  }
}
