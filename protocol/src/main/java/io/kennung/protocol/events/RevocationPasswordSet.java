package io.kennung.protocol.events;

import java.time.Instant;

/**
 * The identity has a revocation password from now on, or another one than before. Nothing of the
 * password is ever told.
 *
 * @param identity its id
 * @param revision counts this identity's lifecycle events from 1, so that an old one that comes
 *     late is known to be old
 * @param at when, to the microsecond
 */
public record RevocationPasswordSet(String identity, long revision, Instant at)
    implements IdentityEvent {}
