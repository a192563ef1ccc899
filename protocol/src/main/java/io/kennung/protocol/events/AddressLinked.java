package io.kennung.protocol.events;

import java.time.Instant;

/**
 * An address has been proven to belong to the identity. Which address, is never told.
 *
 * @param identity its id
 * @param kind {@code email} or {@code phone}
 * @param revision counts this identity's link events of this kind from 1, so that an old one that
 *     comes late is known to be old
 * @param at when, to the microsecond
 */
public record AddressLinked(String identity, String kind, long revision, Instant at)
    implements IdentityEvent {}
