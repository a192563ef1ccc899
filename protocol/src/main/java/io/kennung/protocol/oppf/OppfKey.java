package io.kennung.protocol.oppf;

import io.kennung.protocol.Base64Text;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 key that signs configuration files. It is kept as PEM of PKCS#8 (RFC 8410), the form
 * that {@code openssl genpkey -algorithm ed25519} makes and reads.
 */
public final class OppfKey {

  /** Length of the secret, in bytes. */
  public static final int LENGTH = 32;

  /** What stands before the secret in its PKCS#8 form (RFC 8410). */
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final Pattern PEM =
      Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----\\s*");

  private final byte[] seed;

  private OppfKey(byte[] seed) {
    this.seed = seed;
  }

  /** A new key. */
  public static OppfKey generate(SecureRandom random) {
    byte[] seed = new byte[LENGTH];
    random.nextBytes(seed);
    return new OppfKey(seed);
  }

  /**
   * @param seed the secret of RFC 8032, 32 bytes
   * @throws IllegalArgumentException when the length is wrong
   */
  public static OppfKey of(byte[] seed) {
    if (seed.length != LENGTH) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }
    return new OppfKey(seed.clone());
  }

  /**
   * @param pem one PKCS#8 block without a passphrase
   * @throws IllegalArgumentException when it holds no Ed25519 key; the text quotes nothing of it
   */
  public static OppfKey ofPem(String pem) {
    Matcher matcher = PEM.matcher(pem);
    if (!matcher.matches()) {
      throw noKey();
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
      if (KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der))
          instanceof EdECPrivateKey key) {
        return of(key.getBytes().orElseThrow(OppfKey::noKey));
      }
      throw noKey();
    } catch (GeneralSecurityException e) {
      throw noKey();
    }
  }

  /** For the key's owner only: text of three lines, each with a line feed at its end. */
  public String pem() {
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.writeBytes(PKCS8);
    der.writeBytes(seed);
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64Text.encode(der.toByteArray()));
  }

  /** The other half. */
  public OppfPublicKey publicKey() {
    byte[] point = new byte[OppfPublicKey.LENGTH];
    Ed25519.generatePublicKey(seed, 0, point, 0);
    return OppfPublicKey.of(point);
  }

  /** 64 bytes; the same message gets the same signature. */
  byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK since 15 has Ed25519", e);
    }
  }

  /** Which key, and nothing of the secret. */
  @Override
  public String toString() {
    return "OppfKey[" + publicKey().base64() + "]";
  }

  private static IllegalArgumentException noKey() {
    return new IllegalArgumentException("no Ed25519 key in PEM of PKCS#8 without a passphrase");
  }
}
