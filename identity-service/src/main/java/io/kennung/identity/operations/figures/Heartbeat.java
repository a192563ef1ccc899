package io.kennung.identity.operations.figures;

import java.time.Instant;

/**
 * The last that was heard of a service.
 *
 * @param service its name
 * @param at when it told
 * @param unsent how many events were waiting in its outbox
 * @param lagMillis for how long the oldest of them had been waiting, in milliseconds
 */
public record Heartbeat(String service, Instant at, long unsent, long lagMillis) {}
