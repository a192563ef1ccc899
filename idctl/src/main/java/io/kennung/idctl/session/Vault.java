package io.kennung.idctl.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.protocol.Base64Text;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the files of one profile with AES-256-GCM under a random key of its own, which a passphrase
 * wraps. A sealed file is {@code KNGSEAL1} ‖ nonce (12) ‖ ciphertext with tag (16); the marker and
 * the file's name are authenticated with it, so that no file can be put in place of another.
 */
final class Vault {

  /** No JSON begins like this. */
  private static final byte[] MARKER = "KNGSEAL1".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] KEY_NAME =
      "kennung-profile-key-1".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private final SecretKeySpec key;
  private final SecureRandom random;

  private Vault(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /** One with a new key. */
  static Vault create(SecureRandom random) {
    byte[] key = new byte[KEY];
    random.nextBytes(key);
    return new Vault(key, random);
  }

  /**
   * The one whose key is wrapped here; nothing where this is not its passphrase.
   *
   * @throws IllegalArgumentException when a member is missing or wrong
   */
  static Optional<Vault> open(JsonNode header, char[] passphrase, SecureRandom random) {
    if (header.required("version").asInt() != 1) {
      throw new IllegalArgumentException("unknown version");
    }
    Stretching stretching = Stretching.of(header);
    byte[] wrapped = Base64Text.decode(header.required("key").asText());
    try {
      return Optional.of(new Vault(decrypt(stretching.key(passphrase), KEY_NAME, wrapped), random));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What is kept beside the sealed files: how to come from this passphrase to the key. */
  ObjectNode header(char[] passphrase) {
    Stretching stretching = Stretching.today(random);
    byte[] wrapped = encrypt(stretching.key(passphrase), KEY_NAME, key.getEncoded());
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", 1);
    stretching.describe(json);
    return json.put("key", Base64Text.encode(wrapped));
  }

  /** Whether these are the first bytes, or all, of a sealed file. */
  static boolean isSealed(byte[] bytes) {
    return bytes.length >= MARKER.length
        && Arrays.equals(bytes, 0, MARKER.length, MARKER, 0, MARKER.length);
  }

  /** How many bytes {@link #isSealed} needs. */
  static int markerLength() {
    return MARKER.length;
  }

  /**
   * @param name of the file, from its profile's folder on
   */
  byte[] seal(String name, byte[] bytes) {
    byte[] sealed = encrypt(key, bound(name), bytes);
    return ByteBuffer.allocate(MARKER.length + sealed.length).put(MARKER).put(sealed).array();
  }

  /**
   * @throws IllegalArgumentException when it is not what was sealed under this name with this key
   */
  byte[] unseal(String name, byte[] sealed) {
    try {
      return decrypt(key, bound(name), Arrays.copyOfRange(sealed, MARKER.length, sealed.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static byte[] bound(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(MARKER.length + text.length).put(MARKER).put(text).array();
  }

  private byte[] encrypt(SecretKeySpec with, byte[] bound, byte[] bytes) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, with, nonce, bound);
      byte[] all = Arrays.copyOf(nonce, NONCE + bytes.length + TAG);
      cipher.doFinal(bytes, 0, bytes.length, all, NONCE);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decrypt(SecretKeySpec with, byte[] bound, byte[] sealed)
      throws GeneralSecurityException {
    if (sealed.length < NONCE + TAG) {
      throw new IllegalArgumentException("too short");
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE);
    return cipher(Cipher.DECRYPT_MODE, with, nonce, bound)
        .doFinal(sealed, NONCE, sealed.length - NONCE);
  }

  private static Cipher cipher(int mode, SecretKeySpec with, byte[] nonce, byte[] bound)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, with, new GCMParameterSpec(TAG * 8, nonce));
    cipher.updateAAD(bound);
    return cipher;
  }
}
