package io.kennung.verification.pending;

import io.kennung.chassis.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the address of a pending verification, AES-256-GCM: {@code generation 4 | nonce 12 |
 * ciphertext | tag 16}, bound to the verification it belongs to.
 */
@Singleton
public class AddressSeal {

  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final List<Secrets.Generation> generations;
  private final SecureRandom random;

  /** Sealed under the deployment's secrets. */
  @Inject
  public AddressSeal(Secrets secrets, SecureRandom random) {
    this.generations = secrets.generations("kennung address");
    this.random = random;
  }

  byte[] seal(byte[] id, String address) {
    Secrets.Generation newest = generations.getFirst();
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, newest, nonce, id);
      byte[] sealed = cipher.doFinal(address.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(Integer.BYTES + NONCE_LENGTH + sealed.length)
          .putInt(newest.id())
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /** Whether the secret under which it was sealed is still in use. */
  boolean canOpen(Verification verification) {
    int id = ByteBuffer.wrap(verification.sealed()).getInt();
    return Secrets.Generation.named(id, generations).isPresent();
  }

  /**
   * The address.
   *
   * @throws IllegalStateException when its key is no longer in use or the row has been tampered
   *     with
   */
  public String open(Verification verification) {
    ByteBuffer in = ByteBuffer.wrap(verification.sealed());
    int id = in.getInt();
    byte[] nonce = new byte[NONCE_LENGTH];
    in.get(nonce);
    byte[] sealed = new byte[in.remaining()];
    in.get(sealed);
    Secrets.Generation generation =
        Secrets.Generation.named(id, generations)
            .orElseThrow(() -> new IllegalStateException("sealed under a secret no longer in use"));
    try {
      return new String(
          cipher(Cipher.DECRYPT_MODE, generation, nonce, verification.id()).doFinal(sealed),
          StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed address that is not ours", e);
    }
  }

  private static Cipher cipher(int mode, Secrets.Generation generation, byte[] nonce, byte[] id)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(generation.key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(id);
    return cipher;
  }
}
