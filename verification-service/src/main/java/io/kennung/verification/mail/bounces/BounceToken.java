package io.kennung.verification.mail.bounces;

import io.kennung.chassis.access.BearerTokens;
import io.kennung.verification.mail.MailConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the mail server shows when it brings back a mail. */
@Singleton
@Startup // one that can be guessed is refused at start
final class BounceToken extends BearerTokens {

  @Inject
  BounceToken(MailConfig config) {
    this(config.bounceToken());
  }

  BounceToken(Optional<String> token) {
    super("directory.mail.bounce-token", token.stream().toList());
  }
}
