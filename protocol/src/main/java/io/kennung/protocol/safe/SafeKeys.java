package io.kennung.protocol.safe;

import io.kennung.protocol.IdentityId;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * What a Safe password and an id yield: the name of the backup, and the key that seals it (Safe
 * contract, section 1). Whoever knows the name can read, replace and delete the sealed file;
 * whoever knows the key can open it. Neither shows in a {@code toString}, and neither belongs into
 * a log.
 */
public final class SafeKeys {

  /** The number of characters of every backup id. */
  public static final int BACKUP_ID_LENGTH = 64;

  private static final int COST = 1 << 16;
  private static final int BLOCK_SIZE = 8;
  private static final int PARALLEL = 1;
  private static final int HALF = 32;

  private final String backupId;
  private final byte[] key;

  private SafeKeys(String backupId, byte[] key) {
    this.backupId = backupId;
    this.key = key;
  }

  /**
   * Takes some tenths of a second and 64 MiB, on purpose. The password counts as it was typed, in
   * UTF-8; which ones are good enough is for whoever asks for it to say. The array stays as it is,
   * for the caller to wipe.
   *
   * @param identity 8 characters, upper case
   * @throws IllegalArgumentException when the id is not well formed
   */
  public static SafeKeys of(char[] password, String identity) {
    if (!IdentityId.isWellFormed(identity)) {
      throw new IllegalArgumentException("not an identity id");
    }
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] utf8 = Arrays.copyOf(encoded.array(), encoded.limit());
    byte[] salt = identity.getBytes(StandardCharsets.US_ASCII);
    byte[] both = SCrypt.generate(utf8, salt, COST, BLOCK_SIZE, PARALLEL, 2 * HALF);
    Arrays.fill(encoded.array(), (byte) 0);
    Arrays.fill(utf8, (byte) 0);
    try {
      return ofBytes(both);
    } finally {
      Arrays.fill(both, (byte) 0);
    }
  }

  /**
   * What a password has yielded before.
   *
   * @param both 64 bytes, see {@link #bytes}; the array stays the caller's
   * @throws IllegalArgumentException when they are more or fewer
   */
  public static SafeKeys ofBytes(byte[] both) {
    if (both.length != 2 * HALF) {
      throw new IllegalArgumentException("the keys of a backup have 64 bytes");
    }
    return new SafeKeys(
        HexFormat.of().formatHex(both, 0, HALF), Arrays.copyOfRange(both, HALF, 2 * HALF));
  }

  /**
   * The backup id and the key, 64 bytes: for a device that makes the next backup without asking for
   * the password. As secret as the backup itself.
   */
  public byte[] bytes() {
    byte[] both = Arrays.copyOf(HexFormat.of().parseHex(backupId), 2 * HALF);
    System.arraycopy(key, 0, both, HALF, HALF);
    return both;
  }

  /** The only name of the backup: 64 lower-case hexadecimal digits. */
  public String backupId() {
    return backupId;
  }

  /** The first byte of a backup id, two digits: which of up to 256 hosts keeps it. */
  public static String shardPrefix(String backupId) {
    return backupId.substring(0, 2);
  }

  /** 32 bytes. */
  byte[] key() {
    return key.clone();
  }

  /** Without the id and the key. */
  @Override
  public String toString() {
    return "SafeKeys";
  }
}
