package io.kennung.protocol;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.Pack;

/**
 * The secret half of an X25519 key pair. Has no {@code toString} that shows it, and no way to a
 * log.
 */
public final class SecretKey {

  /** The length of every secret key and of every shared secret, in bytes. */
  public static final int LENGTH = 32;

  private static final int[] SIGMA = Pack.littleEndianToInt(ascii("expand 32-byte k"), 0, 4);

  private final byte[] bytes;

  private SecretKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param bytes 32 bytes; the clamping of RFC 7748 is done where the key is used
   * @throws IllegalArgumentException when the length is wrong
   */
  public static SecretKey of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a secret key has 32 bytes");
    }
    return new SecretKey(bytes.clone());
  }

  /** A new key from the given source. */
  public static SecretKey generate(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    return new SecretKey(bytes);
  }

  /** 32 bytes; for the key store of whoever owns this key. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The other half. */
  public PublicKey publicKey() {
    byte[] point = new byte[PublicKey.LENGTH];
    X25519.scalarMultBase(bytes, 0, point, 0);
    return PublicKey.of(point);
  }

  /**
   * What both sides can compute and nobody else: {@code HSalsa20(X25519(secret, peer), 16 zero
   * bytes)}, known as {@code crypto_box_beforenm}.
   *
   * @return 32 bytes
   * @throws IllegalArgumentException when the peer's key yields no secret (a point of low order)
   */
  public byte[] sharedWith(PublicKey peer) {
    byte[] raw = new byte[LENGTH];
    // Adds a second line of defence behind PublicKey's list: an all-zero product is refused here.
    if (!X25519.calculateAgreement(bytes, 0, peer.bytes(), 0, raw, 0)) {
      throw new IllegalArgumentException("this public key yields no shared secret");
    }
    byte[] shared = hsalsa20(raw);
    Arrays.fill(raw, (byte) 0);
    return shared;
  }

  /**
   * HSalsa20 with an all-zero input block: the Salsa20 core without its last addition, eight words
   * of it.
   */
  private static byte[] hsalsa20(byte[] key) {
    int[] in = new int[16];
    in[0] = SIGMA[0];
    in[5] = SIGMA[1];
    in[10] = SIGMA[2];
    in[15] = SIGMA[3];
    System.arraycopy(Pack.littleEndianToInt(key, 0, 8), 0, in, 1, 4);
    System.arraycopy(Pack.littleEndianToInt(key, 16, 4), 0, in, 11, 4);
    int[] out = new int[16];
    Salsa20Engine.salsaCore(20, in, out);
    byte[] result = new byte[LENGTH];
    int[] words = {0, 5, 10, 15, 6, 7, 8, 9};
    for (int i = 0; i < words.length; i++) {
      Pack.intToLittleEndian(out[words[i]] - in[words[i]], result, 4 * i);
    }
    return result;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "SecretKey";
  }
}
