package io.kennung.verification.senders.smpp;

import io.kennung.verification.senders.ConfiguredSenders;
import io.kennung.verification.senders.DeliveryReports;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/** All configured carriers. */
@Singleton
class SmppSenders implements ConfiguredSenders {

  private final Map<String, SmppSender> senders = new HashMap<>();
  private final Map<String, String> secrets = new HashMap<>();

  /**
   * @param reports asked for with the first receipt only, since whoever hears of fates may also
   *     send
   */
  @Inject
  SmppSenders(SmppConfig config, Instance<DeliveryReports> reports) {
    config
        .carriers()
        .forEach((name, carrier) -> {
          senders.put(
              name,
              new SmppSender(
                  name,
                  carrier,
                  carrier.tls() ? (SSLSocketFactory) SSLSocketFactory.getDefault() : null,
                  (provider, reference, fate) -> reports.get().report(provider, reference, fate)));
          secrets.put("directory.senders.smpp." + name + ".password", carrier.password());
        });
  }

  @Override
  public List<SmppSender> all() {
    return List.copyOf(senders.values());
  }

  @Override
  public Map<String, String> secrets() {
    return Map.copyOf(secrets);
  }

  @PreDestroy
  void close() {
    senders.values().forEach(SmppSender::close);
  }
}
