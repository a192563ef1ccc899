package io.kennung.client;

import io.kennung.protocol.PublicKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A creation between its two phases. Finishing it any number of times creates one identity, so
 * whoever keeps this (and the secret key) over a crash loses nothing.
 *
 * @param publicKey of the new identity
 * @param token base64, the challenge
 * @param response base64, its answer
 * @param askedAt just before the challenge was asked for, by our clock
 */
public record UnfinishedCreation(
    PublicKey publicKey, String token, String response, Instant askedAt) {

  /** How long a challenge lives; the directory forgets it then. */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  /**
   * Whether the directory may still accept it. A clock that was set back a little leaves it open:
   * asking in vain costs nothing, giving up may cost an identity.
   */
  public boolean isOpenAt(Instant now) {
    return Duration.between(askedAt, now).abs().compareTo(LIFETIME) < 0;
  }

  /** The public key only: token and response together are worth an identity. */
  @Override
  public String toString() {
    return "UnfinishedCreation[" + publicKey + "]";
  }
}
