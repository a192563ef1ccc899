package io.kennung.protocol.events;

import java.time.Instant;

/**
 * The identity no longer has an address of this kind.
 *
 * @param identity its id
 * @param kind {@code email} or {@code phone}
 * @param reason {@code requested}, {@code replaced}, {@code displaced}, {@code revoked} or {@code
 *     lost}: with a database that was restored from a backup
 * @param revision counts this identity's link events of this kind from 1, so that an old one that
 *     comes late is known to be old
 * @param at when, to the microsecond
 */
public record AddressUnlinked(
    String identity, String kind, String reason, long revision, Instant at)
    implements IdentityEvent {}
