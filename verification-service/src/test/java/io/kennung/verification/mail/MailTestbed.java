package io.kennung.verification.mail;

import io.kennung.pages.DirectoryName;
import io.kennung.verification.testing.ScriptedSmtp;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** {@link LinkMails} as the service makes them, before a mail server of our own. */
final class MailTestbed {

  private static final String MAILER = "quarkus.mailer.";

  /** Longer than any machine needs for a mail. */
  static final Duration AMPLE = Duration.ofSeconds(30);

  private MailTestbed() {}

  /** With the mailer of the service's configuration, but another server and patience. */
  static LinkMails mails(Vertx vertx, ScriptedSmtp smtp, Duration patience) {
    Map<String, String> settings = configured();
    settings.put("host", "127.0.0.1");
    settings.put("port", Integer.toString(smtp.port()));
    settings.put("from", "Kennung <hello@id.example.org>");
    MailConfig config = new Patience(patience);
    Post post = post(vertx, settings, config);
    return new LinkMails(post, new References(post, config), config, new DirectoryName("Kennung"));
  }

  /**
   * @param settings below {@code quarkus.mailer}
   */
  static Post post(Vertx vertx, Map<String, String> settings, MailConfig config) {
    Map<String, String> all = new HashMap<>();
    settings.forEach((key, value) -> all.put(MAILER + key, value));
    MailersRuntimeConfig mailers =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 100, new DurationConverter())
            .withMapping(MailersRuntimeConfig.class)
            .withDefaultValues(all)
            .withValidateUnknown(false) // what is fixed at build time is there as well
            .build()
            .getConfigMapping(MailersRuntimeConfig.class);
    return new Post(vertx, mailers, new NoTls(), null, config);
  }

  private static Map<String, String> configured() {
    Config config = ConfigProvider.getConfig();
    Map<String, String> settings = new HashMap<>();
    StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(name -> name.startsWith(MAILER))
        .forEach(name ->
            config
                .getOptionalValue(name, String.class)
                .ifPresent(value -> settings.put(name.substring(MAILER.length()), value)));
    return settings;
  }

  /** How long a mail server is waited for. */
  record Patience(Duration timeout) implements MailConfig {
    @Override
    public Optional<String> bounces() {
      return Optional.of("bounces@id.example.org");
    }

    @Override
    public Optional<String> bounceToken() {
      return Optional.empty();
    }
  }

  /** As configured where nothing is. */
  private record NoTls() implements TlsConfigurationRegistry {
    @Override
    public Optional<TlsConfiguration> get(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<TlsConfiguration> getDefault() {
      return Optional.empty();
    }

    @Override
    public void register(String name, TlsConfiguration configuration) {}
  }
}
