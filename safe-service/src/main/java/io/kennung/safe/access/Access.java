package io.kennung.safe.access;

import io.kennung.chassis.access.AccessTokens;
import io.kennung.chassis.access.BasicCredentials;
import io.kennung.chassis.access.ListedPasswords;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may use this Safe: everybody, who is listed, or who holds a token of the directory. */
@Singleton
@Startup // a missing or broken file is found then, and not by the first client
class Access {

  private static final String TOKEN = "Token ";

  private final Optional<ListedPasswords> users;
  private final Optional<AccessTokens> tokens;

  @Inject
  Access(AccessConfig config, AccessTokens tokens) {
    this.users = config.users().map(Access::listed);
    this.tokens = config.tokens() ? Optional.of(tokens) : Optional.empty();
  }

  /** Whether the holder of this {@code Authorization} header may. */
  boolean isGranted(@Nullable String authorization) {
    return challenges().isEmpty() || isListed(authorization) || isToken(authorization);
  }

  /** What a client may show instead, for {@code WWW-Authenticate}; empty when nothing is needed. */
  List<String> challenges() {
    List<String> challenges = new ArrayList<>();
    users.ifPresent(listed -> challenges.add("Basic realm=\"Safe\", charset=\"UTF-8\""));
    tokens.ifPresent(accepted -> challenges.add("Token realm=\"Safe\""));
    return challenges;
  }

  private boolean isListed(@Nullable String authorization) {
    return users.isPresent()
        && BasicCredentials.of(authorization)
            .filter(shown -> users.get().knows(shown.username(), shown.password()))
            .isPresent();
  }

  private boolean isToken(@Nullable String authorization) {
    return tokens.isPresent()
        && authorization != null
        && authorization.regionMatches(true, 0, TOKEN, 0, TOKEN.length())
        && tokens.get().isGood(authorization.substring(TOKEN.length()).strip());
  }

  private static ListedPasswords listed(Path file) {
    try {
      return ListedPasswords.of("users of the Safe", Files.readAllLines(file));
    } catch (IOException e) {
      throw new IllegalStateException("directory.safe.access.users cannot be read: " + file, e);
    }
  }
}
