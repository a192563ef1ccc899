package io.kennung.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/**
 * The answer to a two-phase challenge, which only the holder of the secret key (and the server) can
 * compute. Source: the directory contract, section 2.2.
 */
public final class ChallengeResponse {

  /** The length of every response, in bytes. */
  public static final int LENGTH = 32;

  private static final byte[] SALT = padded("dir");
  private static final byte[] PERSONAL = padded("3ma-csp");

  private ChallengeResponse() {}

  /**
   * @param sharedSecret 32 bytes, {@link SecretKey#sharedWith}
   * @param token the challenge, any length above zero
   * @return 32 bytes
   */
  public static byte[] of(byte[] sharedSecret, byte[] token) {
    return keyed(derivedKey(sharedSecret), token);
  }

  /** What the client that owns {@code own} answers to a token issued under {@code challengeKey}. */
  public static byte[] of(SecretKey own, PublicKey challengeKey, byte[] token) {
    return of(own.sharedWith(challengeKey), token);
  }

  private static byte[] derivedKey(byte[] sharedSecret) {
    return finished(new Blake2bDigest(sharedSecret, LENGTH, SALT, PERSONAL));
  }

  private static byte[] keyed(byte[] key, byte[] message) {
    Blake2bDigest digest = new Blake2bDigest(key, LENGTH, null, null);
    digest.update(message, 0, message.length);
    return finished(digest);
  }

  private static byte[] finished(Blake2bDigest digest) {
    byte[] out = new byte[LENGTH];
    digest.doFinal(out, 0);
    return out;
  }

  private static byte[] padded(String text) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 16);
  }
}
