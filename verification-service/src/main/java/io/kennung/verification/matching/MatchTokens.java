package io.kennung.verification.matching;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What lets an identity look for many contacts without proving its key each time: {@code expiry 8
 * (seconds) | identity 8 | mac 32}, opaque to clients, recognised by every replica.
 */
@Singleton
class MatchTokens {

  private static final int IDENTITY_LENGTH = 8;
  private static final int SIGNED_LENGTH = 8 + IDENTITY_LENGTH;
  private static final int LENGTH = SIGNED_LENGTH + 32;

  private final List<Hmac> keys;
  private final MatchConfig config;
  private final Clock clock;

  @Inject
  MatchTokens(Secrets secrets, MatchConfig config, Clock clock) {
    this.keys = secrets.derive("kennung match token").stream().map(Hmac::new).toList();
    this.config = config;
    this.clock = clock;
  }

  String issue(String identity) {
    byte[] signed =
        ByteBuffer.allocate(SIGNED_LENGTH)
            .putLong(clock.instant().plus(config.tokenLifetime()).getEpochSecond())
            .put(identity.getBytes(StandardCharsets.US_ASCII))
            .array();
    byte[] token = ByteBuffer.allocate(LENGTH).put(signed).put(keys.getFirst().of(signed)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Whose token it is; empty when it is none of ours or too old. */
  Optional<String> holder(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != LENGTH) {
      return Optional.empty();
    }
    byte[] signed = Arrays.copyOf(bytes, SIGNED_LENGTH);
    byte[] mac = Arrays.copyOfRange(bytes, SIGNED_LENGTH, LENGTH);
    if (keys.stream().noneMatch(key -> MessageDigest.isEqual(key.of(signed), mac))) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(signed);
    Instant expiresAt = Instant.ofEpochSecond(in.getLong());
    byte[] identity = new byte[IDENTITY_LENGTH];
    in.get(identity);
    return clock.instant().isBefore(expiresAt)
        ? Optional.of(new String(identity, StandardCharsets.US_ASCII))
        : Optional.empty();
  }
}
