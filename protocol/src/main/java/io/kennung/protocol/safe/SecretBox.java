package io.kennung.protocol.safe;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** XSalsa20 with Poly1305 as NaCl's {@code crypto_secretbox} lays it out: the tag comes first. */
final class SecretBox {

  /** Bytes of a nonce, never used twice with one key. */
  static final int NONCE = 24;

  /** Bytes that a box is longer than what is in it. */
  static final int TAG = 16;

  private static final int KEY = 32;

  private SecretBox() {}

  static byte[] seal(byte[] message, byte[] key, byte[] nonce) {
    XSalsa20Engine cipher = cipher(key, nonce);
    byte[] tagKey = tagKey(cipher);
    byte[] box = new byte[TAG + message.length];
    cipher.processBytes(message, 0, message.length, box, TAG);
    tag(tagKey, box, box);
    return box;
  }

  /** Nothing where the box was made with another key or nonce, or has been changed. */
  static Optional<byte[]> open(byte[] box, byte[] key, byte[] nonce) {
    XSalsa20Engine cipher = cipher(key, nonce);
    byte[] expected = new byte[TAG];
    tag(tagKey(cipher), box, expected);
    if (!MessageDigest.isEqual(expected, Arrays.copyOf(box, TAG))) {
      return Optional.empty();
    }
    byte[] message = new byte[box.length - TAG];
    cipher.processBytes(box, TAG, message.length, message, 0);
    return Optional.of(message);
  }

  private static XSalsa20Engine cipher(byte[] key, byte[] nonce) {
    XSalsa20Engine cipher = new XSalsa20Engine();
    // A stream cipher does the same in both directions.
    cipher.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
    return cipher;
  }

  /** The first 32 bytes of the stream; what is sealed begins after them. */
  private static byte[] tagKey(XSalsa20Engine cipher) {
    byte[] tagKey = new byte[KEY];
    cipher.processBytes(tagKey, 0, KEY, tagKey, 0);
    return tagKey;
  }

  private static void tag(byte[] tagKey, byte[] box, byte[] out) {
    Poly1305 mac = new Poly1305();
    mac.init(new KeyParameter(tagKey));
    mac.update(box, TAG, box.length - TAG);
    mac.doFinal(out, 0);
  }
}
