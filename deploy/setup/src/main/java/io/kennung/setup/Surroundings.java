package io.kennung.setup;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment of this process. What is secret comes this way: arguments are visible to others.
 *
 * @param variables by name
 */
public record Surroundings(Map<String, String> variables) {

  /** Those of this process. */
  public static Surroundings ofThisProcess() {
    return new Surroundings(System.getenv());
  }

  /**
   * A variable that must be set.
   *
   * @throws Unprepared if it is not, or empty
   */
  public String of(String name) {
    String value = variables.get(name);
    if (value == null || value.isEmpty()) {
      throw new Unprepared("%s is not set".formatted(name));
    }
    return value;
  }

  /**
   * What a client of Kafka is told, read as the services read it: {@code KAFKA_SASL_MECHANISM} is
   * {@code sasl.mechanism}.
   */
  public Map<String, Object> kafka() {
    Map<String, Object> settings = new TreeMap<>();
    variables.forEach((name, value) -> {
      if (name.startsWith("KAFKA_")) {
        settings.put(
            name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
      }
    });
    return settings;
  }
}
