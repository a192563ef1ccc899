package io.kennung.chassis;

import java.security.GeneralSecurityException;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under a fixed key. */
public final class Hmac {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * @param key 32 bytes, one of {@link Secrets#derive}
   */
  public Hmac(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * @param parts the message, in pieces whose lengths the caller keeps apart
   * @return 32 bytes
   */
  public byte[] of(byte[]... parts) {
    Mac mac = ready();
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  /**
   * For many messages one after the other, without looking for the algorithm each time. For one
   * thread.
   */
  public UnaryOperator<byte[]> forMany() {
    return ready()::doFinal;
  }

  private Mac ready() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
