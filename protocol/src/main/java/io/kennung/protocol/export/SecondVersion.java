package io.kennung.protocol.export;

import io.kennung.protocol.export.UnreadableExport.Reason;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * 65 bytes: version (1), salt (8), then id (8) and secret key (32) under ChaCha20-Poly1305 with its
 * tag (16). Read only: some clients cannot read it.
 */
final class SecondVersion {

  static final byte VERSION = 1;

  private static final int SALT = 8;
  private static final int HEAD = 1 + SALT;
  private static final int TAG = 16;

  static final int LENGTH = HEAD + ExportedIdentity.LENGTH + TAG;

  private static final int MEMORY_KIB = 131_072;
  private static final int PASSES = 8;
  private static final int LANES = 1;
  private static final int KEY = 32;
  private static final int NONCE = 12;

  private SecondVersion() {}

  static ExportedIdentity open(byte[] export, byte[] password) {
    byte[] head = Arrays.copyOf(export, HEAD);
    byte[] key = key(password, Arrays.copyOfRange(head, 1, HEAD));
    ChaCha20Poly1305 cipher = new ChaCha20Poly1305();
    // The salt makes every key a new one, so the nonce may stay zero.
    cipher.init(false, new AEADParameters(new KeyParameter(key), 8 * TAG, new byte[NONCE], head));
    byte[] plain = new byte[cipher.getOutputSize(LENGTH - HEAD)];
    try {
      int length = cipher.processBytes(export, HEAD, LENGTH - HEAD, plain, 0);
      cipher.doFinal(plain, length);
      if (!ExportedIdentity.isWellFormed(plain)) {
        throw UnreadableExport.of(Reason.CONTENT, "what is in the export is no identity");
      }
      return ExportedIdentity.of(plain);
    } catch (InvalidCipherTextException e) {
      throw UnreadableExport.of(
          Reason.PASSWORD, "the password is wrong, or a character of the export is");
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static byte[] key(byte[] password, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(LANES)
            .withSalt(salt)
            .build());
    byte[] key = new byte[KEY];
    generator.generateBytes(password, key);
    return key;
  }
}
