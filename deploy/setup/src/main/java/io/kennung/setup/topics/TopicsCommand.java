package io.kennung.setup.topics;

import io.kennung.setup.Surroundings;
import io.kennung.setup.Unprepared;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code setup topics}. */
@Command(
    name = "topics",
    description = {
      "Creates the topics that are missing and sets how long records are kept.",
      "Never deletes, and never changes a number of partitions: a difference is an error.",
      "Reads KAFKA_BOOTSTRAP_SERVERS and what else a client of Kafka is told, such as"
          + " KAFKA_SECURITY_PROTOCOL, from the environment."
    })
public final class TopicsCommand implements Callable<Integer> {

  private static final int PATIENCE_MILLIS = 30_000;

  private final Surroundings surroundings;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      description = "On how many brokers a record is kept (what the cluster does by default).")
  private @Nullable Integer replicationFactor;

  @Option(
      names = "--min-insync-replicas",
      paramLabel = "N",
      description = "How many of them must have it before it counts as sent (as above).")
  private @Nullable Integer minInSync;

  public TopicsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Map<String, Object> settings = surroundings.kafka();
    surroundings.of("KAFKA_BOOTSTRAP_SERVERS");
    settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    Replication replication =
        new Replication(Optional.ofNullable(replicationFactor), Optional.ofNullable(minInSync));
    List<Topic> declared = TopicTable.read();
    try (Admin admin = Admin.create(settings)) {
      List<String> done = new Topics(admin, replication).bringTo(declared);
      done.forEach(System.out::println);
      System.out.printf("%d topics are as declared%n", declared.size());
      return 0;
    } catch (KafkaException e) {
      // Its message names the setting; its cause may repeat the value, which may be secret.
      throw new Unprepared("Kafka's client does not start: " + e.getMessage(), e);
    }
  }
}
