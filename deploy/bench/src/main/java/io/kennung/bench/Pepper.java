package io.kennung.bench;

import io.kennung.protocol.ContactHash;
import io.kennung.protocol.RevocationKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes of what a client sends what a service keeps of it (classes Peppers of verification-service
 * and revocation-service), so that the service finds rows that it has not written. Done here once
 * more: a benchmark that called the service's own classes would bring all of Quarkus with it.
 * Whether it is still the same shows at once, in that nothing is found.
 */
final class Pepper {

  /** Of the key, of what is kept, and of a hash. */
  static final int LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String LINKS = "kennung pepper";
  private static final String REVOCATION = "kennung revocation pepper";

  private final int id;
  private final SecretKeySpec key;

  /**
   * Of linked addresses.
   *
   * @param secret base64, as the service is told it
   */
  Pepper(String secret) {
    this(secret, LINKS);
  }

  private Pepper(String secret, String label) {
    byte[] bytes = Base64.getDecoder().decode(secret);
    id = ByteBuffer.wrap(hkdf(bytes, label + " generation")).getInt();
    key = new SecretKeySpec(hkdf(bytes, label), ALGORITHM);
  }

  /**
   * Of revocation passwords.
   *
   * @param secret base64, as the service is told it
   */
  static Pepper ofPasswords(String secret) {
    return new Pepper(secret, REVOCATION);
  }

  /** Names the pepper in rows. */
  int id() {
    return id;
  }

  byte[] of(ContactHash hash) {
    return hmac(hash.bytes());
  }

  /** What is kept of the password of this identity. */
  byte[] of(String identity, RevocationKey password) {
    return hmac(identity.getBytes(StandardCharsets.US_ASCII), password.bytes());
  }

  private byte[] hmac(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static byte[] hkdf(byte[] secret, String label) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .thenExpand(label.getBytes(StandardCharsets.US_ASCII), LENGTH));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HKDF-SHA256", e);
    }
  }
}
