package io.kennung.protocol;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What remains of a revocation password on the wire: the first four bytes of the SHA-256 of its
 * UTF-8 form (directory contract, section 7). With it an identity can be ended without its device.
 *
 * <p>32 bits are few: whoever sees the key finds a password for it in seconds, and whoever may ask
 * without limit finds the key. It belongs into no log, and to no place that keeps it as it is.
 */
public final class RevocationKey {

  /** The length of every key, in bytes. */
  public static final int LENGTH = 4;

  private final byte[] bytes;

  private RevocationKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The key of a password of any length; how long one must be is for whoever asks for it to say.
   * The array stays as it is, for the caller to wipe.
   */
  public static RevocationKey ofPassword(char[] password) {
    ByteBuffer utf8 = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(utf8.duplicate());
      return new RevocationKey(Arrays.copyOf(sha256.digest(), LENGTH));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    } finally {
      Arrays.fill(utf8.array(), (byte) 0);
    }
  }

  /** As {@link #ofPassword(char[])}, where the password is a text already. */
  public static RevocationKey ofPassword(String password) {
    return ofPassword(password.toCharArray());
  }

  /**
   * @param text standard base64 with padding, 8 characters, as on the wire
   * @throws IllegalArgumentException when the text is anything else
   */
  public static RevocationKey ofBase64(String text) {
    byte[] bytes = Base64Text.decode(text);
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a revocation key has 4 bytes");
    }
    return new RevocationKey(bytes);
  }

  /** 4 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 8 characters, as on the wire. */
  public String base64() {
    return Base64Text.encode(bytes);
  }

  /** Takes the same time wherever the keys differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RevocationKey key && MessageDigest.isEqual(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Without the key: it is as good as the password. */
  @Override
  public String toString() {
    return "RevocationKey";
  }
}
