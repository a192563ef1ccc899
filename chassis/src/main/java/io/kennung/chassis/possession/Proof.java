package io.kennung.chassis.possession;

import java.time.Instant;

/**
 * A second phase that has been checked and found right, ready to be used once.
 *
 * @param nonce 16 bytes that name the challenge
 * @param expiresAt until when the same second phase could come again
 */
public record Proof(byte[] nonce, Instant expiresAt) {}
