package io.kennung.identity.console.door;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks forms as the console's own. A token is good for one stay and one person, for an hour: the
 * time (8 bytes, seconds) and an HMAC over it, the stay and the person, in base64url.
 */
@Singleton
public class FormTokens {

  private static final Duration GOOD_FOR = Duration.ofHours(1);
  private static final int LENGTH = Long.BYTES + Secrets.LENGTH;

  private final List<Hmac> keys;
  private final Clock clock;

  @Inject
  FormTokens(Secrets secrets, Clock clock) {
    this.keys = secrets.derive("console forms").stream().map(Hmac::new).toList();
    this.clock = clock;
  }

  /** For the forms of a page that is made now. */
  public String issue(Stay stay) {
    byte[] time = time(clock.instant());
    byte[] token = Arrays.copyOf(time, LENGTH);
    System.arraycopy(mac(keys.getFirst(), time, stay), 0, token, Long.BYTES, Secrets.LENGTH);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Whether this came with a form that was made for this stay, not too long ago. */
  boolean isGood(@Nullable String text, Stay stay) {
    byte[] token;
    try {
      token = Base64.getUrlDecoder().decode(text == null ? "" : text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (token.length != LENGTH) {
      return false;
    }
    byte[] time = Arrays.copyOf(token, Long.BYTES);
    byte[] mac = Arrays.copyOfRange(token, Long.BYTES, LENGTH);
    return keys.stream().anyMatch(key -> MessageDigest.isEqual(mac, mac(key, time, stay)))
        && isRecent(Instant.ofEpochSecond(ByteBuffer.wrap(time).getLong()));
  }

  private boolean isRecent(Instant issued) {
    Instant now = clock.instant();
    return !issued.isAfter(now) && now.isBefore(issued.plus(GOOD_FOR));
  }

  private static byte[] mac(Hmac key, byte[] time, Stay stay) {
    byte[] id = stay.id().getBytes(StandardCharsets.UTF_8);
    byte[] idLength = ByteBuffer.allocate(Integer.BYTES).putInt(id.length).array();
    return key.of(time, idLength, id, stay.who().name().getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] time(Instant instant) {
    return ByteBuffer.allocate(Long.BYTES).putLong(instant.getEpochSecond()).array();
  }
}
