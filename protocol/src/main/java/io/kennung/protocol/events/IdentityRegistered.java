package io.kennung.protocol.events;

import java.time.Instant;

/**
 * A new identity exists, and this key belongs to it.
 *
 * @param identity its id
 * @param publicKey 32 bytes in base64; never changes
 * @param type 0 regular, 1 work
 * @param at when, to the microsecond
 */
public record IdentityRegistered(String identity, String publicKey, int type, Instant at)
    implements IdentityEvent {}
