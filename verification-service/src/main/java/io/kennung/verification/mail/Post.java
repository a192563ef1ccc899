package io.kennung.verification.mail;

import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The mail client of Quarkus's mailer with all its configuration, without two faults that it has in
 * 3.34 (tried with the Vert.x mail client 4.5.25):
 *
 * <ul>
 *   <li>It has no end to its patience. A mail server that takes a connection and then says nothing
 *       keeps it for ever, and after ten of them ({@code quarkus.mailer.max-pool-size}) no mail
 *       leaves any more. Here a connection on which nothing happens is closed.
 *   <li>Called from any other thread than an event loop it misses the greeting of one server in a
 *       hundred and waits for it in vain. Here it is always called on the same event loop.
 * </ul>
 *
 * <p>The layer above it is left out: it adds an empty {@code Cc}, which makes a mail look like
 * spam, and can be configured to write whole mails into the log.
 */
@Singleton
class Post {

  private final Mailers mailers;
  private final Context loop;
  private final String from;

  @Inject
  Post(
      Vertx vertx,
      MailersRuntimeConfig config,
      TlsConfigurationRegistry tls,
      Event<SentMail> sent,
      MailConfig patience) {
    this.mailers =
        new Mailers(
            new Impatient(vertx, patience.timeout()),
            io.vertx.mutiny.core.Vertx.newInstance(vertx),
            config,
            LaunchMode.current(),
            new MailerSupport(true, Set.of()),
            tls,
            sent);
    this.loop = ((VertxInternal) vertx).createEventLoopContext();
    this.from =
        Optional.ofNullable(config.mailers().get(Mailers.DEFAULT_MAILER_NAME))
            .flatMap(MailerRuntimeConfig::from)
            .orElseThrow(
                () -> new IllegalStateException("quarkus.mailer.from must say who sends mails"));
  }

  /** Hands it to the mail server; done when that has taken it. */
  CompletableFuture<MailResult> send(MailMessage mail) {
    MailClient client = mailers.mailClientFromName(Mailers.DEFAULT_MAILER_NAME);
    CompletableFuture<MailResult> sent = new CompletableFuture<>();
    loop.runOnContext(ignored ->
        client.sendMail(mail).onSuccess(sent::complete).onFailure(sent::completeExceptionally));
    return sent;
  }

  /** Who sends: an address, perhaps with a name. */
  String from() {
    return from;
  }

  void stop(@Observes ShutdownEvent event) {
    mailers.stop();
  }

  /** Opens connections that close when nothing has come or gone for a while. */
  private static final class Impatient extends VertxWrapper {

    private final int millis;

    Impatient(Vertx vertx, Duration timeout) {
      super((VertxInternal) vertx);
      this.millis = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public NetClient createNetClient(NetClientOptions options) {
      return super.createNetClient(
          new NetClientOptions(options)
              .setConnectTimeout(millis)
              .setIdleTimeout(millis)
              .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
    }
  }
}
