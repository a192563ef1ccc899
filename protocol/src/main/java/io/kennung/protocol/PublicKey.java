package io.kennung.protocol;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/**
 * An X25519 public key, 32 bytes, of which one thing is known: it is not one of the points with
 * which every shared secret comes out as zero.
 *
 * <p>Those points (RFC 7748, section 6.1) are refused because whoever uses one "proves possession"
 * without any secret.
 */
public final class PublicKey {

  /** The length of every key, in bytes. */
  public static final int LENGTH = 32;

  /**
   * The u-coordinates of small order on Curve25519 and its twist, canonical or not, the ignored top
   * bit cleared: 0, 1, the two of order 8, p-1, p and p+1.
   */
  private static final Set<String> LOW_ORDER =
      Set.of(
          "0000000000000000000000000000000000000000000000000000000000000000",
          "0100000000000000000000000000000000000000000000000000000000000000",
          "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
          "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

  private final byte[] bytes;

  private PublicKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param bytes 32 bytes, little endian
   * @throws IllegalArgumentException when the length is wrong or the point is of low order
   */
  public static PublicKey of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a public key has 32 bytes");
    }
    byte[] withoutTopBit = bytes.clone();
    withoutTopBit[LENGTH - 1] &= 0x7f;
    if (LOW_ORDER.contains(HexFormat.of().formatHex(withoutTopBit))) {
      throw new IllegalArgumentException("a point of low order is not a public key");
    }
    return new PublicKey(bytes.clone());
  }

  /**
   * @param text standard base64 with padding, as on the wire
   * @throws IllegalArgumentException when the text is anything else, or not a key
   */
  public static PublicKey ofBase64(String text) {
    return of(Base64Text.decode(text));
  }

  /** 32 bytes, little endian. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 44 characters, as on the wire. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
