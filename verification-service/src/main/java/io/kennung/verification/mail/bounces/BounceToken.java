package io.kennung.verification.mail.bounces;

import io.kennung.verification.mail.MailConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the mail server shows when it brings back a mail. */
@Singleton
@Startup // one that can be guessed is refused at start
final class BounceToken {

  private static final String SCHEME = "Bearer ";
  private static final int MIN_LENGTH = 16;

  private final Optional<byte[]> token;

  @Inject
  BounceToken(MailConfig config) {
    this(config.bounceToken());
  }

  BounceToken(Optional<String> token) {
    this.token = token.map(BounceToken::bytes);
    if (token.isPresent() && token.get().length() < MIN_LENGTH) {
      throw new IllegalStateException(
          "directory.mail.bounce-token must have at least %d characters".formatted(MIN_LENGTH));
    }
  }

  /** Whether mails can be brought back at all. */
  boolean isConfigured() {
    return token.isPresent();
  }

  /** Whether the header shows it. Takes the same time whatever it shows. */
  boolean isShownIn(@Nullable String authorization) {
    return token.isPresent()
        && authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(
            token.get(), bytes(authorization.substring(SCHEME.length()).strip()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
