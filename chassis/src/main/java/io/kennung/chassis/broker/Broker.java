package io.kennung.chassis.broker;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How the brokers are reached: whatever stands below {@code kafka.} in the configuration, by the
 * names that Kafka's clients know, such as {@code kafka.security.protocol}.
 */
@Singleton
public class Broker {

  private final Map<String, Object> access;

  @Inject
  Broker(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @Identifier("default-kafka-broker") Map<String, Object> settings) {
    this(with(bootstrapServers, settings));
  }

  private Broker(Map<String, Object> access) {
    this.access = Map.copyOf(access);
  }

  /** One that asks for nothing: neither a certificate nor a password. */
  public static Broker at(String bootstrapServers) {
    return new Broker(with(bootstrapServers, Map.of()));
  }

  /**
   * Settings of a client of these brokers.
   *
   * @param own of this client; they win
   */
  public Map<String, Object> settings(Map<String, Object> own) {
    Map<String, Object> settings = new HashMap<>(access);
    settings.putAll(own);
    return settings;
  }

  private static Map<String, Object> with(String bootstrapServers, Map<String, Object> settings) {
    Map<String, Object> access = new HashMap<>(settings);
    access.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    // Each consumer says itself in which group it is.
    access.remove(CommonClientConfigs.GROUP_ID_CONFIG);
    return access;
  }
}
