package io.kennung.client;

import io.kennung.protocol.PublicKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A public key in a form that two people can compare by eye or over the phone. */
public final class Fingerprint {

  private static final int BYTES = 16;

  private Fingerprint() {}

  /**
   * The first 16 bytes of the key's SHA-256 as 8 groups of 4 lower-case hexadecimal digits. Half
   * the hash is enough: whoever wants to pass for another must find a key to a given fingerprint.
   */
  public static String of(PublicKey key) {
    String hex = HexFormat.of().formatHex(sha256(key.bytes()), 0, BYTES);
    return String.join(" ", hex.split("(?<=\\G.{4})"));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
