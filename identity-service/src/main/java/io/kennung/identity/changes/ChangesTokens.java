package io.kennung.identity.changes;

import io.kennung.chassis.access.BearerTokens;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** What a chat server shows when it asks for changes. */
@Singleton
@Startup // one that can be guessed is refused at start
final class ChangesTokens extends BearerTokens {

  @Inject
  ChangesTokens(ChangesConfig config) {
    this(config.tokens().orElse(List.of()));
  }

  ChangesTokens(List<String> tokens) {
    super("directory.changes.tokens", tokens);
  }

  /** The one that is shown in a header that {@linkplain #isShownIn shows one}. */
  static String in(String authorization) {
    return authorization.substring(authorization.indexOf(' ')).strip();
  }
}
