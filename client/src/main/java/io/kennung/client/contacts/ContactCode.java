package io.kennung.client.contacts;

import io.kennung.protocol.IdentityId;
import io.kennung.protocol.PublicKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person shows to be added as a contact, for example as a QR code: {@code 3mid:}, the id,
 * the public key as hexadecimal digits and perhaps the second since 1970 at which it runs out, with
 * commas between. Source: the contract on exports, section 6.
 *
 * @param identity 8 characters
 * @param publicKey a valid point
 * @param expiresAt nothing where it never does
 */
public record ContactCode(String identity, PublicKey publicKey, Optional<Instant> expiresAt) {

  private static final String PREFIX = "3mid:";

  /** Whether the text wants to be one, in capitals or not. */
  public static boolean isMeantBy(String text) {
    return text.strip().toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }

  /**
   * Parts that come after the third are passed over, as by the apps.
   *
   * @throws IllegalArgumentException when it is none; the text says what is wrong with it
   */
  public static ContactCode of(String text) {
    if (!isMeantBy(text)) {
      throw new IllegalArgumentException("a contact code begins with " + PREFIX);
    }
    String[] parts = text.strip().substring(PREFIX.length()).split(",", -1);
    if (parts.length < 2 || !IdentityId.isWellFormed(parts[0])) {
      throw new IllegalArgumentException("the contact code holds no ID");
    }
    return new ContactCode(
        parts[0], key(parts[1]), parts.length > 2 ? Optional.of(time(parts[2])) : Optional.empty());
  }

  /** Whether it is to be shown again. */
  public boolean isExpiredAt(Instant now) {
    return expiresAt.filter(time -> !now.isBefore(time)).isPresent();
  }

  /** As it is shown. */
  public String text() {
    return PREFIX
        + identity
        + ","
        + HexFormat.of().formatHex(publicKey.bytes())
        + expiresAt.map(time -> "," + time.getEpochSecond()).orElse("");
  }

  private static PublicKey key(String hex) {
    try {
      return PublicKey.of(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the contact code holds no public key");
    }
  }

  private static Instant time(String seconds) {
    // Some apps write a fraction of a second. No exponent, which could be the work of hours.
    if (!seconds.matches("[0-9]{1,11}(\\.[0-9]{1,9})?")) {
      throw new IllegalArgumentException("the contact code does not say when it runs out");
    }
    return Instant.ofEpochSecond(new BigDecimal(seconds).longValue());
  }
}
