package io.kennung.verification.mail;

import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Quarkus's mailer with all its configuration, but with an end to its patience: as it is, a mail
 * server that takes a connection and then says nothing keeps that connection for ever, and after
 * ten of them no mail leaves any more (the pool of {@code quarkus.mailer.max-pool-size}).
 */
@Singleton
class Post {

  private final Mailers mailers;
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
    this.from =
        Optional.ofNullable(config.mailers().get(Mailers.DEFAULT_MAILER_NAME))
            .flatMap(MailerRuntimeConfig::from)
            .orElseThrow(
                () -> new IllegalStateException("quarkus.mailer.from must say who sends mails"));
  }

  /** Through which mails are sent. */
  ReactiveMailer mailer() {
    return mailers.reactiveMailerFromName(Mailers.DEFAULT_MAILER_NAME);
  }

  /** Who sends them: an address, perhaps with a name. */
  String from() {
    return from;
  }

  void stop(@Observes ShutdownEvent event) {
    mailers.stop();
  }

  /** Opens connections that close when nothing has come or gone for a while. */
  private static final class Impatient extends VertxWrapper {

    private final Duration timeout;

    Impatient(Vertx vertx, Duration timeout) {
      super((VertxInternal) vertx);
      this.timeout = timeout;
    }

    @Override
    public NetClient createNetClient(NetClientOptions options) {
      int millis = Math.toIntExact(timeout.toMillis());
      return super.createNetClient(
          new NetClientOptions(options)
              .setConnectTimeout(millis)
              .setIdleTimeout(millis)
              .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
    }
  }
}
