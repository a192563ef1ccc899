package io.kennung.protocol.events;

import java.time.Instant;

/**
 * How a service is doing, for the page on which operators look. Told about once a minute.
 *
 * @param service its name, such as {@code verification-service}
 * @param unsent how many events wait in its outbox
 * @param lagMillis for how long the oldest of them has been waiting, in milliseconds
 * @param at when that was measured, to the microsecond
 */
public record ServicePulse(String service, long unsent, long lagMillis, Instant at)
    implements DirectoryEvent {

  @Override
  public String key() {
    return service;
  }
}
