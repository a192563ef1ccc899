package io.kennung.local;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * One more listener of a {@link LocalKafka}, on 127.0.0.1.
 *
 * @param name for instance {@code GUARDED}
 * @param port where it listens
 * @param protocol for instance {@code SASL_SSL}
 * @param settings of this listener, by the names that Kafka gives them
 */
public record BrokerListener(String name, int port, String protocol, Map<String, String> settings) {

  void addTo(Properties broker) {
    String address = "%s://127.0.0.1:%d".formatted(name, port);
    add(broker, "listeners", address);
    add(broker, "advertised.listeners", address);
    add(broker, "listener.security.protocol.map", name + ":" + protocol);
    String prefix = "listener.name.%s.".formatted(name.toLowerCase(Locale.ROOT));
    settings.forEach((key, value) -> broker.setProperty(prefix + key, value));
  }

  private static void add(Properties broker, String key, String more) {
    broker.merge(key, more, (old, added) -> old + "," + added);
  }
}
