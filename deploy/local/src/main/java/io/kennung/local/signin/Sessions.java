package io.kennung.local.signin;

import io.kennung.local.signin.oauth.AuthorizationRequest;
import io.kennung.local.signin.oauth.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has signed in, in memory. A code and a refresh token begin with the id of their session: so
 * one that comes again after its time is known, and ends the session, since somebody may have
 * stolen it (RFC 6749, 4.1.2 and RFC 9700, 4.14.2).
 */
final class Sessions {

  /** A code is redeemed within this time. */
  static final Duration CODE = Duration.ofSeconds(60);

  /** A session ends then, however often it was refreshed. */
  static final Duration LONGEST = Duration.ofHours(10);

  /**
   * So long the refresh token before the present one is taken too: two requests of one browser may
   * come at once, with the same one.
   */
  static final Duration OVERLAP = Duration.ofSeconds(30);

  private static final int MOST = 1_000;
  private static final int BYTES = 24;

  /**
   * What a program gets.
   *
   * @param refreshToken with which it goes on
   */
  record Granted(Session session, String refreshToken) {}

  private record Code(String code, Instant until, Session session) {}

  private record Refresh(String token, String before, Instant since, Session session) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Code> codes = new Latest<>();
  private final Map<String, Refresh> refreshes = new Latest<>();
  private final Clock clock;

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /** Somebody has been chosen: the code for the program that asked. */
  synchronized String begin(AuthorizationRequest asked, Person person) {
    Instant now = clock.instant();
    Session session = new Session(random(), person, asked, now);
    String code = token(session);
    codes.put(session.id(), new Code(code, now.plus(CODE), session));
    return code;
  }

  /**
   * Turns a code into a session. It is gone then, whatever comes of it.
   *
   * @param address at which the program got it
   * @param verifier what its challenge was made from
   * @throws Refusal when it does not fit
   */
  synchronized Granted redeem(String shown, String address, String verifier) {
    Code code = codes.remove(idOf(shown));
    if (code == null
        || !code.code().equals(shown)
        || !clock.instant().isBefore(code.until())
        || !code.session().asked().back().uri().toString().equals(address)
        || !code.session().asked().isMetBy(verifier)) {
      end(idOf(shown));
      throw new Refusal("invalid_grant", "the code is not, or no longer, good for this");
    }
    return grant(code.session(), "");
  }

  /**
   * Goes on with a session.
   *
   * @param shown its refresh token; the answer holds the next one
   * @throws Refusal when it has ended
   */
  synchronized Granted refresh(String shown) {
    Refresh present = refreshes.get(idOf(shown));
    Instant now = clock.instant();
    if (present == null || !now.isBefore(present.session().began().plus(LONGEST))) {
      throw ended();
    }
    if (shown.equals(present.token())) {
      return grant(present.session(), shown);
    }
    if (shown.equals(present.before()) && now.isBefore(present.since().plus(OVERLAP))) {
      return new Granted(present.session(), present.token());
    }
    end(present.session().id());
    throw ended();
  }

  /** From now on it cannot be refreshed. One that there is not is none the less at its end. */
  synchronized void end(String id) {
    codes.remove(id);
    refreshes.remove(id);
  }

  private Granted grant(Session session, String before) {
    String token = token(session);
    refreshes.put(session.id(), new Refresh(token, before, clock.instant(), session));
    return new Granted(session, token);
  }

  private static Refusal ended() {
    return new Refusal("invalid_grant", "the session has ended");
  }

  private static String idOf(String shown) {
    return shown.split("\\.", 2)[0];
  }

  private String token(Session session) {
    return session.id() + "." + random();
  }

  private String random() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Older ones are forgotten: the memory of a machine is finite. */
  private static final class Latest<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST;
    }
  }
}
