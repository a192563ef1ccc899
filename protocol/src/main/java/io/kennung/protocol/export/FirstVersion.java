package io.kennung.protocol.export;

import io.kennung.protocol.export.UnreadableExport.Reason;
import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * 50 bytes: salt (8), then id (8), secret key (32) and check (2) under XSalsa20. The check is the
 * first two bytes of a SHA-256; there is no other, so one wrong password in 65,536 passes it.
 */
final class FirstVersion {

  static final int SALT = 8;

  private static final int CHECK = 2;

  static final int LENGTH = SALT + ExportedIdentity.LENGTH + CHECK;

  private static final int ITERATIONS = 100_000;
  private static final int KEY_BITS = 256;
  private static final int NONCE = 24;

  private FirstVersion() {}

  static byte[] seal(ExportedIdentity identity, byte[] password, byte[] salt) {
    byte[] secret = identity.plain();
    byte[] plain = Arrays.copyOf(secret, ExportedIdentity.LENGTH + CHECK);
    System.arraycopy(check(secret), 0, plain, ExportedIdentity.LENGTH, CHECK);
    byte[] export = Arrays.copyOf(salt, LENGTH);
    cipher(password, salt).processBytes(plain, 0, plain.length, export, SALT);
    Arrays.fill(secret, (byte) 0);
    Arrays.fill(plain, (byte) 0);
    return export;
  }

  static ExportedIdentity open(byte[] export, byte[] password) {
    byte[] plain = new byte[ExportedIdentity.LENGTH + CHECK];
    cipher(password, Arrays.copyOf(export, SALT))
        .processBytes(export, SALT, plain.length, plain, 0);
    byte[] secret = Arrays.copyOf(plain, ExportedIdentity.LENGTH);
    byte[] check = Arrays.copyOfRange(plain, ExportedIdentity.LENGTH, plain.length);
    try {
      // What passes the check by chance hardly ever begins with an id.
      if (!MessageDigest.isEqual(check, check(secret)) || !ExportedIdentity.isWellFormed(secret)) {
        throw UnreadableExport.of(
            Reason.PASSWORD, "the password is wrong, or a character of the export is");
      }
      return ExportedIdentity.of(secret);
    } finally {
      Arrays.fill(plain, (byte) 0);
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] check(byte[] secret) {
    SHA256Digest digest = new SHA256Digest();
    digest.update(secret, 0, secret.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return Arrays.copyOf(hash, CHECK);
  }

  private static XSalsa20Engine cipher(byte[] password, byte[] salt) {
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
    generator.init(password, salt, ITERATIONS);
    KeyParameter key = (KeyParameter) generator.generateDerivedParameters(KEY_BITS);
    XSalsa20Engine cipher = new XSalsa20Engine();
    // The salt makes every key a new one, so the nonce may stay zero.
    cipher.init(true, new ParametersWithIV(key, new byte[NONCE]));
    return cipher;
  }
}
