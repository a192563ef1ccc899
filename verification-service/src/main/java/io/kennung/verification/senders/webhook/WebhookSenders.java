package io.kennung.verification.senders.webhook;

import io.kennung.verification.senders.ConfiguredSenders;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All configured gateways. */
@Singleton
class WebhookSenders implements ConfiguredSenders {

  private final Map<String, WebhookSender> senders = new HashMap<>();
  private final Map<String, String> secrets = new HashMap<>();

  @Inject
  WebhookSenders(WebhookConfig config, Clock clock) {
    config
        .gateways()
        .forEach((name, gateway) -> {
          senders.put(name, new WebhookSender(name, gateway, clock));
          secrets.put("directory.senders.webhook." + name + ".secret", gateway.secret());
        });
  }

  @Override
  public List<WebhookSender> all() {
    return List.copyOf(senders.values());
  }

  @Override
  public Map<String, String> secrets() {
    return Map.copyOf(secrets);
  }

  Optional<WebhookSender> find(String name) {
    return Optional.ofNullable(senders.get(name));
  }

  @PreDestroy
  void close() {
    senders.values().forEach(WebhookSender::close);
  }
}
