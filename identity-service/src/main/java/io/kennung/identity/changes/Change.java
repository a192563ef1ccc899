package io.kennung.identity.changes;

import java.time.Instant;

/**
 * The state of an identity has changed.
 *
 * @param identity eight characters
 * @param state 0 active again, 1 inactive, 2 revoked
 * @param at when, to the microsecond
 */
public record Change(String identity, int state, Instant at) {}
