package io.kennung.protocol.oppf;

import io.kennung.protocol.Base64Text;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * An Ed25519 public key (RFC 8032), 32 bytes: what apps have built in to know whose configuration
 * they follow.
 *
 * @param base64 standard base64, padded, 44 characters
 */
public record OppfPublicKey(String base64) {

  /** Length in bytes. */
  public static final int LENGTH = 32;

  /** What stands before the key in its X.509 form (RFC 8410). */
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  /**
   * @throws IllegalArgumentException when the text is not base64 of 32 bytes
   */
  public OppfPublicKey {
    if (Base64Text.decode(base64).length != LENGTH) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
    }
  }

  static OppfPublicKey of(byte[] bytes) {
    return new OppfPublicKey(Base64Text.encode(bytes));
  }

  /** Whether the signature, 64 bytes, is this key's for the message. Never throws. */
  boolean hasSigned(byte[] message, byte[] signature) {
    try {
      ByteArrayOutputStream encoded = new ByteArrayOutputStream();
      encoded.writeBytes(X509);
      encoded.writeBytes(Base64Text.decode(base64));
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(encoded.toByteArray())));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK since 15 has Ed25519", e);
    } catch (GeneralSecurityException e) {
      // A key that is no point of the curve, or a signature that cannot be one.
      return false;
    }
  }
}
