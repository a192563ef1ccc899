package io.kennung.protocol.export;

import io.kennung.protocol.IdentityId;
import io.kennung.protocol.SecretKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What an export holds.
 *
 * @param id 8 characters
 * @param key the secret half of its key pair
 */
public record ExportedIdentity(String id, SecretKey key) {

  /** Bytes of the id and the key behind it. */
  static final int LENGTH = IdentityId.LENGTH + SecretKey.LENGTH;

  /**
   * @throws IllegalArgumentException when the id is not well formed
   */
  public ExportedIdentity {
    if (!IdentityId.isWellFormed(id)) {
      throw new IllegalArgumentException("not an identity id");
    }
  }

  /** Whether these bytes can be one: an id of the right characters, then anything. */
  static boolean isWellFormed(byte[] plain) {
    return IdentityId.isWellFormed(id(plain));
  }

  /**
   * @param plain 40 bytes or more, for the caller to wipe
   */
  static ExportedIdentity of(byte[] plain) {
    byte[] key = Arrays.copyOfRange(plain, IdentityId.LENGTH, LENGTH);
    try {
      return new ExportedIdentity(id(plain), SecretKey.of(key));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** 40 bytes, for the caller to wipe. */
  byte[] plain() {
    byte[] plain = Arrays.copyOf(id.getBytes(StandardCharsets.US_ASCII), LENGTH);
    byte[] secret = key.bytes();
    System.arraycopy(secret, 0, plain, IdentityId.LENGTH, secret.length);
    Arrays.fill(secret, (byte) 0);
    return plain;
  }

  private static String id(byte[] plain) {
    return new String(plain, 0, IdentityId.LENGTH, StandardCharsets.ISO_8859_1);
  }

  /** The id only. */
  @Override
  public String toString() {
    return "ExportedIdentity[" + id + "]";
  }
}
