package io.kennung.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a client tells the directory instead of an address of its address book: HMAC-SHA256 under a
 * key that everybody knows (directory contract, 6.6). It hides nothing from whoever tries all
 * numbers; a server must not keep it as it is.
 */
public final class ContactHash {

  /** The length of a hash, in bytes. */
  public static final int LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final SecretKeySpec EMAIL =
      key("30a5500fed9701fa6defdb610841900febb8e430881f7ad816826264ec09bad7");
  private static final SecretKeySpec PHONE =
      key("85adf8226953f3d96cfd5d09bf29555eb955fcd8aa5ec4f9fcd869e258370723");

  private final byte[] bytes;

  private ContactHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash of an e-mail address. */
  public static ContactHash of(EmailAddress address) {
    return new ContactHash(hmac(EMAIL, address.text()));
  }

  /**
   * The hash of a phone number.
   *
   * @param digits E.164 without the plus
   * @throws IllegalArgumentException when these are not one to fifteen ASCII digits
   */
  public static ContactHash ofPhone(String digits) {
    if (!digits.matches("[0-9]{1,15}")) {
      throw new IllegalArgumentException("not the digits of a phone number");
    }
    return new ContactHash(hmac(PHONE, digits));
  }

  /** 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** As it travels. */
  public String base64() {
    return Base64Text.encode(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContactHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static SecretKeySpec key(String hex) {
    return new SecretKeySpec(HexFormat.of().parseHex(hex), ALGORITHM);
  }
}
