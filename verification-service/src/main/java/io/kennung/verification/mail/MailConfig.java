package io.kennung.verification.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * How mails leave and where they come back to. The mail server itself, the sender and the security
 * of the connection stand under {@code quarkus.mailer}.
 */
@ConfigMapping(prefix = "directory.mail")
public interface MailConfig {

  /**
   * How long one mail may take to be handed over; a mail server that says nothing for so long is
   * hung up on.
   */
  @WithDefault("10s")
  Duration timeout();

  /**
   * Where mails come back to that cannot be delivered, for instance {@code bounces@id.example.org}:
   * each leaves with a sender of its own, {@code bounces+<reference>@id.example.org}. Without it
   * they come back to {@code quarkus.mailer.from}.
   */
  Optional<String> bounces();

  /**
   * What the mail server shows when it hands over a mail that came back, as {@code Authorization:
   * Bearer …} at {@code POST /link/hooks/bounce}; at least 16 characters. Without it there is no
   * such path.
   */
  Optional<String> bounceToken();
}
