package io.kennung.protocol.events;

import java.time.Instant;

/**
 * Three months without a sign of life: the identity counts as inactive.
 *
 * @param identity its id
 * @param revision counts this identity's lifecycle events from 1, so that an old one that comes
 *     late is known to be old
 * @param at when, to the microsecond
 */
public record IdentityFellSilent(String identity, long revision, Instant at)
    implements IdentityEvent {}
