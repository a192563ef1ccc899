package io.kennung.protocol.export;

import io.kennung.protocol.IdentityId;
import io.kennung.protocol.PublicKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one person shows another to be added, as a QR code: {@code 3mid:<id>,<public key in hex>} or
 * the same with a comma and Unix seconds (export contract, section 6). Nothing in it is secret.
 *
 * @param identity 8 characters
 * @param publicKey of the identity
 * @param expiresAt from when on it should be asked for anew; mostly never
 */
public record ContactCode(String identity, PublicKey publicKey, Optional<Instant> expiresAt) {

  private static final String SCHEME = "3mid:";

  /** Some clients write whole seconds, others a decimal number. */
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,20})?");

  /**
   * @throws IllegalArgumentException when the id is not well formed
   */
  public ContactCode {
    if (!IdentityId.isWellFormed(identity)) {
      throw new IllegalArgumentException("not an identity id");
    }
  }

  /** One that does not expire. */
  public static ContactCode of(String identity, PublicKey publicKey) {
    return new ContactCode(identity, publicKey, Optional.empty());
  }

  /** Whether somebody took this text for something else although it begins like a contact code. */
  public static boolean isMeant(String text) {
    return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /**
   * Reads one; what stands behind a third comma is left for later versions.
   *
   * @throws IllegalArgumentException when it is none; the text says what is wrong with it
   */
  public static ContactCode read(String text) {
    if (!text.startsWith(SCHEME)) {
      throw new IllegalArgumentException("a contact code begins with " + SCHEME);
    }
    String[] parts = text.substring(SCHEME.length()).split(",", 4);
    if (parts.length < 2) {
      throw new IllegalArgumentException("a contact code has an id, a comma and a key");
    }
    return new ContactCode(
        parts[0], key(parts[1]), parts.length > 2 ? Optional.of(time(parts[2])) : Optional.empty());
  }

  /** As the clients in the field write it, the key in lower case. */
  public String text() {
    return SCHEME
        + identity
        + ","
        + HexFormat.of().formatHex(publicKey.bytes())
        + expiresAt.map(time -> "," + time.getEpochSecond()).orElse("");
  }

  /** Whether it should be asked for anew. */
  public boolean isExpiredAt(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
  }

  private static PublicKey key(String hex) {
    if (hex.length() != 2 * PublicKey.LENGTH) {
      throw new IllegalArgumentException("the key of a contact code has 64 hexadecimal digits");
    }
    return PublicKey.of(HexFormat.of().parseHex(hex));
  }

  private static Instant time(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw new IllegalArgumentException("a contact code expires at a number of seconds");
    }
    return Instant.ofEpochSecond(new BigDecimal(text).longValue());
  }
}
