package io.kennung.identity.console.door;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import io.kennung.pages.Language;
import io.kennung.staff.StaffMember;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser keeps of a stay beside the tokens: since when, when it was last seen and in which
 * language, signed. Nothing personal stands in it.
 */
@Singleton
class StayCookie {

  static final String NAME = "console_stay";

  private static final int ID_LENGTH = 16;
  private static final int PARTS = 5;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final List<Hmac> keys;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  StayCookie(Secrets secrets, SecureRandom random, Clock clock) {
    this.keys = secrets.derive("console stay").stream().map(Hmac::new).toList();
    this.random = random;
    this.clock = clock;
  }

  /** One that begins now. */
  Stay begin(StaffMember who, Language language) {
    byte[] id = new byte[ID_LENGTH];
    random.nextBytes(id);
    Instant now = clock.instant();
    return new Stay(BASE64.encodeToString(id), now, now, who, language);
  }

  /** The one of this cookie; empty where it is none of ours, or another person's. */
  Optional<Stay> read(@Nullable String cookie, StaffMember who) {
    String[] parts = cookie == null ? new String[0] : cookie.split("\\.", -1);
    if (parts.length != PARTS || !isSigned(parts, who)) {
      return Optional.empty();
    }
    return Optional.of(
        new Stay(
            parts[0],
            Instant.ofEpochSecond(Long.parseLong(parts[1])),
            Instant.ofEpochSecond(Long.parseLong(parts[2])),
            who,
            Language.of(parts[3])));
  }

  /** As it is kept, from now on. */
  NewCookie keep(Stay stay, boolean secure) {
    String text =
        "%s.%d.%d.%s"
            .formatted(
                stay.id(),
                stay.since().getEpochSecond(),
                clock.instant().getEpochSecond(),
                stay.language().tag());
    return cookie(text + "." + BASE64.encodeToString(mac(keys.getFirst(), text, stay.who())))
        .secure(secure)
        .build();
  }

  /** None any more. */
  static NewCookie none() {
    return cookie("").maxAge(0).build();
  }

  /** As the server below writes it. */
  static io.vertx.core.http.Cookie vertx(NewCookie cookie) {
    return io.vertx.core.http.Cookie.cookie(cookie.getName(), cookie.getValue())
        .setPath(cookie.getPath())
        .setHttpOnly(cookie.isHttpOnly())
        .setSecure(cookie.isSecure())
        .setSameSite(io.vertx.core.http.CookieSameSite.LAX);
  }

  /** Lax, since the way back from signing in is one from another site. */
  private static NewCookie.Builder cookie(String value) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path(Door.ROOT)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX);
  }

  private boolean isSigned(String[] parts, StaffMember who) {
    String text = String.join(".", parts[0], parts[1], parts[2], parts[3]);
    byte[] given = parts[4].getBytes(StandardCharsets.US_ASCII);
    return keys.stream()
        .map(key -> BASE64.encodeToString(mac(key, text, who)).getBytes(StandardCharsets.US_ASCII))
        .anyMatch(mac -> MessageDigest.isEqual(mac, given));
  }

  private static byte[] mac(Hmac key, String text, StaffMember who) {
    return key.of((text + "." + who.name()).getBytes(StandardCharsets.UTF_8));
  }
}
