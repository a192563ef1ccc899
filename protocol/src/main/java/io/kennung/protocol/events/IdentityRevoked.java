package io.kennung.protocol.events;

import java.time.Instant;

/**
 * The identity has ended, for good.
 *
 * @param identity its id
 * @param how {@code key} (from the device) or {@code password} (set beforehand)
 * @param revision counts this identity's lifecycle events from 1, so that an old one that comes
 *     late is known to be old
 * @param at when, to the microsecond
 */
public record IdentityRevoked(String identity, String how, long revision, Instant at)
    implements IdentityEvent {}
