package io.kennung.chassis.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client shows by HTTP Basic authentication (RFC 7617), in UTF-8.
 *
 * @param username without a colon
 * @param password anything
 */
public record BasicCredentials(String username, String password) {

  private static final String SCHEME = "Basic ";

  /** Those of an {@code Authorization} header; empty when it holds none. */
  public static Optional<BasicCredentials> of(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String text = new String(decoded, StandardCharsets.UTF_8);
    int colon = text.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return "BasicCredentials[…]";
  }
}
