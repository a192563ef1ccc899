package io.kennung.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Assumptions;

/**
 * Lets services live in the past; the clocks of broker, database and people are right. Who is to
 * see time pass is started in the past and again today: a broker takes nothing that is dated ahead
 * of its own clock.
 */
final class PastClock {

  private PastClock() {}

  /**
   * What a service must find in its environment. Skips the test where there is no libfaketime;
   * {@code ./dev test} has said so before.
   */
  static Map<String, String> daysAgo(int days) {
    Optional<Path> library = library();
    Assumptions.assumeTrue(library.isPresent(), "needs libfaketime");
    return Map.of(
        "LD_PRELOAD",
        library.orElseThrow().toString(),
        "FAKETIME",
        "-%dd".formatted(days),
        // The JVM waits by the other clock. Touched, it would wait for months, or not at all.
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }

  /** A broker that goes through its records would at once throw away what is dated so long ago. */
  static void keepOldRecords(String broker, List<String> topics) {
    var forEver =
        new AlterConfigOp(new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, "-1"), OpType.SET);
    try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker))) {
      admin
          .incrementalAlterConfigs(
              topics.stream()
                  .collect(
                      Collectors.toMap(
                          topic -> new ConfigResource(Type.TOPIC, topic),
                          topic -> List.of(forEver))))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where Debian puts it, whatever the processor. */
  private static Optional<Path> library() {
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      return folders
          .map(folder -> folder.resolve("faketime/libfaketime.so.1"))
          .filter(Files::isRegularFile)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
