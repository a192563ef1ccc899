package io.kennung.chassis.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one door, shown as {@code Authorization: Bearer …}. Any of them opens it, so that
 * one can be replaced while the other is still in use.
 */
public class BearerTokens {

  private static final String SCHEME = "Bearer ";
  private static final int MIN_LENGTH = 16;

  private final List<byte[]> tokens;

  /**
   * @param key of the configuration, for the message when a token is not good
   * @param tokens none when the door does not exist
   * @throws IllegalStateException when one is so short that it could be guessed
   */
  public BearerTokens(String key, List<String> tokens) {
    if (tokens.stream().anyMatch(token -> token.length() < MIN_LENGTH)) {
      throw new IllegalStateException(
          "%s must have at least %d characters".formatted(key, MIN_LENGTH));
    }
    this.tokens = tokens.stream().map(BearerTokens::bytes).toList();
  }

  /** Whether there is a door at all. */
  public boolean isConfigured() {
    return !tokens.isEmpty();
  }

  /** Whether the header shows one of them. Takes the same time whatever it shows. */
  public boolean isShownIn(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] shown = bytes(authorization.substring(SCHEME.length()).strip());
    boolean known = false;
    for (byte[] token : tokens) {
      // All are compared, so that the time does not tell which one it was.
      known |= MessageDigest.isEqual(token, shown);
    }
    return known;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
