package io.kennung.verification.senders.webhook;

import io.kennung.chassis.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code t=<unix seconds>,v1=<hex>}: HMAC-SHA256 over the time, a dot and the body. The time is
 * signed, so that a request caught on its way cannot be sent again tomorrow.
 */
final class Signature {

  /** The HTTP header it stands in. */
  static final String HEADER = "Kennung-Signature";

  /** How far two clocks may be apart. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

  private final Hmac hmac;

  Signature(String secret) {
    this.hmac = new Hmac(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** The header for this body. */
  String of(byte[] body, Instant now) {
    String time = Long.toString(now.getEpochSecond());
    return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac(time, body));
  }

  /** Whether the header is for this body and not from another time. */
  boolean isValid(@Nullable String header, byte[] body, Instant now) {
    Matcher parts = FORM.matcher(header == null ? "" : header);
    if (!parts.matches()) {
      return false;
    }
    String time = parts.group(1);
    boolean own = MessageDigest.isEqual(mac(time, body), HexFormat.of().parseHex(parts.group(2)));
    Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs();
    return own && apart.compareTo(TOLERANCE) <= 0;
  }

  private byte[] mac(String time, byte[] body) {
    return hmac.of((time + ".").getBytes(StandardCharsets.US_ASCII), body);
  }
}
