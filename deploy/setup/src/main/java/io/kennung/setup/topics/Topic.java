package io.kennung.setup.topics;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the table.
 *
 * @param name of the topic
 * @param partitions how many; the order of one identity's events depends on it
 * @param retention how long a record is kept, whole days
 */
public record Topic(String name, int partitions, Duration retention) {

  private static final Pattern LINE = Pattern.compile("(?<partitions>\\d+), *(?<days>\\d+)d");

  static Topic parse(String name, String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "topics.properties: %s = %s is not 'partitions, days d'".formatted(name, line));
    }
    return new Topic(
        name,
        Integer.parseInt(parts.group("partitions")),
        Duration.ofDays(Long.parseLong(parts.group("days"))));
  }
}
