package io.kennung.verification.matching;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which hashes an identity has asked for before: a sorted set of fingerprints, three bytes each,
 * under a key of that identity. Enough to recognise a hash that comes again; too short to name one,
 * since some of every sixteen million share each fingerprint, even for whoever has the key.
 */
final class Asked {

  private static final int LENGTH = 3;
  private static final int BLOCK = 16;

  private final int[] sorted;

  private Asked(int[] sorted) {
    this.sorted = sorted;
  }

  /** As a row holds it. */
  static Asked of(byte[] bytes) {
    int[] fingerprints = new int[bytes.length / LENGTH];
    for (int i = 0; i < fingerprints.length; i++) {
      fingerprints[i] = fingerprint(bytes, i * LENGTH);
    }
    return new Asked(fingerprints);
  }

  /**
   * The fingerprints of addresses.
   *
   * @param key 16 bytes, of one identity
   * @param addresses as rows of links would hold them; only the first 16 bytes count
   */
  static Asked of(byte[] key, List<byte[]> addresses) {
    ByteBuffer blocks = ByteBuffer.allocate(addresses.size() * BLOCK);
    addresses.forEach(address -> blocks.put(address, 0, BLOCK));
    byte[] encrypted;
    try {
      // A block cipher as a keyed permutation of single blocks: nothing is encrypted for anybody.
      @SuppressWarnings("InsecureCryptoUsage")
      Cipher permutation = Cipher.getInstance("AES/ECB/NoPadding");
      permutation.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      encrypted = permutation.doFinal(blocks.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES", e);
    }
    int[] fingerprints = new int[addresses.size()];
    for (int i = 0; i < fingerprints.length; i++) {
      fingerprints[i] = fingerprint(encrypted, i * BLOCK);
    }
    return new Asked(Arrays.stream(fingerprints).sorted().distinct().toArray());
  }

  /** How many of these are not among those here. */
  int countNew(Asked others) {
    return (int)
        Arrays.stream(others.sorted).filter(each -> Arrays.binarySearch(sorted, each) < 0).count();
  }

  Asked and(Asked others) {
    int[] all = Arrays.copyOf(sorted, sorted.length + others.sorted.length);
    System.arraycopy(others.sorted, 0, all, sorted.length, others.sorted.length);
    return new Asked(Arrays.stream(all).sorted().distinct().toArray());
  }

  byte[] bytes() {
    byte[] bytes = new byte[sorted.length * LENGTH];
    for (int i = 0; i < sorted.length; i++) {
      bytes[i * LENGTH] = (byte) (sorted[i] >>> 16);
      bytes[i * LENGTH + 1] = (byte) (sorted[i] >>> 8);
      bytes[i * LENGTH + 2] = (byte) sorted[i];
    }
    return bytes;
  }

  private static int fingerprint(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
  }
}
