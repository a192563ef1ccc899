package io.kennung.protocol.events;

import java.time.Instant;

/**
 * An inactive identity has been seen again and is active.
 *
 * @param identity its id
 * @param revision counts this identity's lifecycle events from 1, so that an old one that comes
 *     late is known to be old
 * @param at when, to the microsecond
 */
public record IdentityWoke(String identity, long revision, Instant at) implements IdentityEvent {}
