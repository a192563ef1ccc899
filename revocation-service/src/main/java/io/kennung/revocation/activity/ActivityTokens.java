package io.kennung.revocation.activity;

import io.kennung.chassis.access.BearerTokens;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** What a chat server shows when it tells who was there. */
@Singleton
@Startup // one that can be guessed is refused at start
final class ActivityTokens extends BearerTokens {

  @Inject
  ActivityTokens(ActivityConfig config) {
    this(config.tokens().orElse(List.of()));
  }

  ActivityTokens(List<String> tokens) {
    super("directory.activity.tokens", tokens);
  }
}
