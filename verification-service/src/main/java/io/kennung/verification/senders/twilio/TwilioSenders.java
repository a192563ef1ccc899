package io.kennung.verification.senders.twilio;

import io.kennung.verification.PublicUrl;
import io.kennung.verification.senders.ConfiguredSenders;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All configured accounts at Twilio. */
@Singleton
class TwilioSenders implements ConfiguredSenders {

  private final Map<String, TwilioSender> senders = new HashMap<>();
  private final Map<String, String> secrets = new HashMap<>();

  @Inject
  TwilioSenders(TwilioConfig config, PublicUrl publicUrl) {
    config
        .accounts()
        .forEach((name, account) -> {
          senders.put(
              name, new TwilioSender(name, account, publicUrl.at(TwilioHookResource.path(name))));
          secrets.put("directory.senders.twilio." + name + ".auth-token", account.authToken());
        });
  }

  @Override
  public List<TwilioSender> all() {
    return List.copyOf(senders.values());
  }

  @Override
  public Map<String, String> secrets() {
    return Map.copyOf(secrets);
  }

  Optional<TwilioSender> find(String name) {
    return Optional.ofNullable(senders.get(name));
  }

  @PreDestroy
  void close() {
    senders.values().forEach(TwilioSender::close);
  }
}
