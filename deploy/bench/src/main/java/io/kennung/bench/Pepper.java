package io.kennung.bench;

import io.kennung.protocol.ContactHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes of a client's hash what verification-service keeps of it (its class Peppers), so that the
 * service finds rows that it has not written. Done here once more: a benchmark that called the
 * service's own classes would bring all of Quarkus with it. Whether it is still the same shows at
 * once, in that nothing is found.
 */
final class Pepper {

  /** Of the key, of what is kept, and of a hash. */
  static final int LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String LABEL = "kennung pepper";

  private final int id;
  private final SecretKeySpec key;

  /**
   * @param secret base64, as the service is told it
   */
  Pepper(String secret) {
    byte[] bytes = Base64.getDecoder().decode(secret);
    id = ByteBuffer.wrap(hkdf(bytes, LABEL + " generation")).getInt();
    key = new SecretKeySpec(hkdf(bytes, LABEL), ALGORITHM);
  }

  /** Names the pepper in rows. */
  int id() {
    return id;
  }

  byte[] of(ContactHash hash) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(hash.bytes());
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
