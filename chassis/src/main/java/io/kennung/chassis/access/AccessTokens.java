package io.kennung.chassis.access;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The {@code authToken} of the on-premises contract: random bytes, an expiry and an HMAC. Any
 * service with the same secrets can check one; none can tell for whom it was issued.
 */
@Singleton
public class AccessTokens {

  private static final int NONCE_LENGTH = 16;
  private static final int SIGNED_LENGTH = 8 + NONCE_LENGTH;

  private final List<Hmac> keys;
  private final SecureRandom random;
  private final Clock clock;

  /** Tokens under the deployment's secrets. */
  @Inject
  public AccessTokens(Secrets secrets, SecureRandom random, Clock clock) {
    this.keys = secrets.derive("kennung access token").stream().map(Hmac::new).toList();
    this.random = random;
    this.clock = clock;
  }

  /** A new token, URL-safe text, good for so long. */
  public String issue(Duration lifetime) {
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    byte[] signed =
        ByteBuffer.allocate(SIGNED_LENGTH)
            .putLong(clock.instant().plus(lifetime).getEpochSecond())
            .put(nonce)
            .array();
    byte[] mac = keys.getFirst().of(signed);
    byte[] token = ByteBuffer.allocate(signed.length + mac.length).put(signed).put(mac).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Whether the token was issued by this deployment and is still good. */
  public boolean isGood(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (bytes.length <= SIGNED_LENGTH) {
      return false;
    }
    byte[] signed = Arrays.copyOf(bytes, SIGNED_LENGTH);
    byte[] given = Arrays.copyOfRange(bytes, SIGNED_LENGTH, bytes.length);
    boolean authentic = keys.stream().anyMatch(key -> MessageDigest.isEqual(key.of(signed), given));
    return authentic
        && clock.instant().isBefore(Instant.ofEpochSecond(ByteBuffer.wrap(signed).getLong()));
  }
}
