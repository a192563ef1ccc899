package io.kennung.client.safe;

import io.kennung.client.safe.SafeAddress.Credentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Signs in without sending the password: Digest with {@code qop=auth}, by SHA-256 or MD5 (RFC
 * 7616). Java's HTTP client knows only Basic.
 */
final class Digest {

  /** The names by which RFC 7616 and Java call them, the better one first. */
  private static final List<String> ALGORITHMS = List.of("SHA-256", "MD5");

  private final AuthChallenge challenge;
  private final Credentials credentials;
  private final Supplier<String> cnonces;
  private final AtomicInteger count = new AtomicInteger();

  Digest(AuthChallenge challenge, Credentials credentials, Supplier<String> cnonces) {
    this.challenge = challenge;
    this.credentials = credentials;
    this.cnonces = cnonces;
  }

  /** The best of these challenges that can be answered. */
  static Optional<Digest> to(List<AuthChallenge> challenges, Credentials credentials) {
    return challenges.stream()
        .filter(Digest::canBeAnswered)
        .min(Comparator.comparing(offered -> ALGORITHMS.indexOf(algorithm(offered))))
        .map(offered -> new Digest(offered, credentials, Digest::cnonce));
  }

  /** Whether the server only wants the same again with a fresh nonce. */
  boolean isFresh() {
    return challenge.parameter("stale").equalsIgnoreCase("true");
  }

  /**
   * The header's value for one request.
   *
   * @param target only its path and query count
   */
  String authorization(String method, URI target) {
    String uri =
        target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    String nc = "%08x".formatted(count.incrementAndGet());
    String cnonce = cnonces.get();
    String nonce = challenge.parameter("nonce");
    String realm = challenge.parameter("realm");
    String ours = hash(credentials.user() + ":" + realm + ":" + credentials.password());
    String asked = hash(method + ":" + uri);
    String response = hash(String.join(":", ours, nonce, nc, cnonce, "auth", asked));
    String opaque =
        challenge.parameters().containsKey("opaque")
            ? ", opaque=" + quoted(challenge.parameter("opaque"))
            : "";
    return "Digest %s, realm=%s, uri=%s, algorithm=%s, nonce=%s, nc=%s, cnonce=%s, qop=auth, response=%s%s"
        .formatted(
            username(),
            quoted(realm),
            quoted(uri),
            algorithm(challenge),
            quoted(nonce),
            nc,
            quoted(cnonce),
            quoted(response),
            opaque);
  }

  private static boolean canBeAnswered(AuthChallenge offered) {
    return offered.scheme().equals("digest")
        && ALGORITHMS.contains(algorithm(offered))
        && !offered.parameter("nonce").isEmpty()
        && List.of(offered.parameter("qop").split("[,\\s]+")).contains("auth");
  }

  private static String algorithm(AuthChallenge offered) {
    String named = offered.parameter("algorithm");
    return named.isEmpty() ? "MD5" : named.toUpperCase(Locale.ROOT);
  }

  private String username() {
    String user = credentials.user();
    if (user.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return "username=" + quoted(user);
    }
    // RFC 5987: headers hold ASCII.
    StringBuilder encoded = new StringBuilder("username*=UTF-8''");
    for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(
          Character.isLetterOrDigit(b & 0x7f) && b > 0
              ? String.valueOf((char) b)
              : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
    }
    return encoded.toString();
  }

  private String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm(challenge))
                  .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5 and SHA-256", e);
    }
  }

  private static String quoted(String text) {
    return "\"" + text.replaceAll("([\"\\\\])", "\\\\$1") + "\"";
  }

  private static String cnonce() {
    byte[] random = new byte[18];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }
}
