package io.kennung.chassis.possession;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a challenge: {@code version 1 | generation 4 | expiry 8 (seconds, big endian) |
 * nonce 16 | mac 32}, 61 in all. All a replica needs to recognise another's challenge is in here;
 * what it is bound to is only in the MAC.
 */
record Token(int generation, Instant expiresAt, byte[] nonce, byte[] mac) {

  static final int NONCE_LENGTH = 16;
  private static final byte VERSION = 1;
  private static final int MAC_LENGTH = 32;
  private static final int SIGNED_LENGTH = 1 + 4 + 8 + NONCE_LENGTH;
  private static final int LENGTH = SIGNED_LENGTH + MAC_LENGTH;

  static Optional<Token> parse(byte[] bytes) {
    if (bytes.length != LENGTH || bytes[0] != VERSION) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
    int generation = in.getInt();
    long seconds = in.getLong();
    if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
      return Optional.empty();
    }
    return Optional.of(
        new Token(
            generation,
            Instant.ofEpochSecond(seconds),
            Arrays.copyOfRange(bytes, 1 + 4 + 8, SIGNED_LENGTH),
            Arrays.copyOfRange(bytes, SIGNED_LENGTH, LENGTH)));
  }

  /** All but the MAC: what the MAC is over, before the binding. */
  byte[] signedPart() {
    return ByteBuffer.allocate(SIGNED_LENGTH)
        .put(VERSION)
        .putInt(generation)
        .putLong(expiresAt.getEpochSecond())
        .put(nonce)
        .array();
  }

  byte[] bytes() {
    return ByteBuffer.allocate(LENGTH).put(signedPart()).put(mac).array();
  }
}
