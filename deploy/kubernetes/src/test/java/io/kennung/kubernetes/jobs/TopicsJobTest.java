package io.kennung.kubernetes.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.local.LocalKafka;
import io.kennung.setup.Setup;
import io.kennung.setup.Surroundings;
import io.kennung.setup.topics.Topic;
import io.kennung.setup.topics.TopicTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Job that makes the topics. */
class TopicsJobTest {

  private static final String IDENTITY = "directory.identity";

  @TempDir Path folder;
  private LocalKafka kafka;
  private Admin admin;

  @BeforeEach
  void start() {
    kafka = LocalKafka.start(folder, 0);
    admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  @AfterEach
  void stop() {
    admin.close();
    kafka.close();
  }

  @Test
  void makesWhatIsDeclaredAndTheSecondTimeNothing() throws Exception {
    Said first =
        Said.by(environment(), "topics", "--replication-factor=1", "--min-insync-replicas=1");
    assertThat(first.code()).as(first.output()).isZero();
    assertThat(first.output())
        .contains("created directory.audit")
        .endsWith("8 topics are as declared\n");
    for (Topic topic : TopicTable.read()) {
      assertThat(partitions(topic.name())).isEqualTo(topic.partitions());
      assertThat(setting(topic.name(), "retention.ms"))
          .isEqualTo(Long.toString(topic.retention().toMillis()));
      assertThat(setting(topic.name(), "min.insync.replicas")).isEqualTo("1");
    }

    assertThat(Said.by(environment(), "topics", "--min-insync-replicas=1"))
        .isEqualTo(new Said(0, "8 topics are as declared\n"));
  }

  @Test
  void setsBackARetentionAndKeepsAllOthers() throws Exception {
    assertThat(Said.by(environment(), "topics").code()).isZero();
    alter(IDENTITY, "retention.ms", "1000");
    alter(IDENTITY, "max.message.bytes", "2000000");
    admin.createTopics(List.of(new NewTopic("somebody-elses", 1, (short) 1))).all().get();

    assertThat(Said.by(environment(), "topics").output())
        .isEqualTo(
            """
            set retention.ms of directory.identity to 604800000
            8 topics are as declared
            """);

    assertThat(setting(IDENTITY, "retention.ms"))
        .isEqualTo(Long.toString(Duration.ofDays(7).toMillis()));
    assertThat(setting(IDENTITY, "max.message.bytes")).isEqualTo("2000000");
    assertThat(admin.listTopics().names().get()).contains("somebody-elses");
  }

  @Test
  void otherPartitionsAreAnErrorAndNothingIsChanged() throws Exception {
    admin.createTopics(List.of(new NewTopic(IDENTITY, 3, (short) 1))).all().get();

    Said said = Said.by(environment(), "topics");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output())
        .contains("directory.identity has 3 partitions, declared are 6; that is never changed");
    assertThat(partitions(IDENTITY)).isEqualTo(3);
    assertThat(admin.listTopics().names().get()).containsExactly(IDENTITY);
  }

  @Test
  void tooFewCopiesAreAnError() {
    assertThat(Said.by(environment(), "topics").code()).isZero();

    Said said = Said.by(environment(), "topics", "--replication-factor=3");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output())
        .contains("directory.audit is kept 1-fold, declared is 3-fold; move its replicas first");
  }

  @Test
  void twoAtOnceMakeThemOnce() throws Exception {
    Callable<Integer> one = () -> Setup.run(new Surroundings(environment()), "topics");
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var each : threads.invokeAll(List.of(one, one, one, one))) {
        assertThat(each.get()).isZero();
      }
    }
    assertThat(partitions(IDENTITY)).isEqualTo(6);
  }

  @Test
  void whatWasBegunIsFinishedTheNextTime() throws Exception {
    admin.createTopics(List.of(new NewTopic("directory.audit", 6, (short) 1))).all().get();

    assertThat(Said.by(environment(), "topics").output())
        .contains("created directory.link")
        .contains("set retention.ms of directory.audit to 31536000000")
        .doesNotContain("created directory.audit");
    assertThat(setting("directory.activity", "retention.ms"))
        .isEqualTo(Long.toString(Duration.ofDays(30).toMillis()));
  }

  @Test
  void aBrokerThatIsAwayIsSaidInALine() {
    kafka.close();
    Map<String, String> environment = environment();
    environment.put("KAFKA_DEFAULT_API_TIMEOUT_MS", "1500");
    environment.put("KAFKA_REQUEST_TIMEOUT_MS", "1000");

    Said said = Said.by(environment, "topics");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output()).contains("setup: Kafka refuses: ");
  }

  @Test
  void whatTheClientIsToldReachesIt() {
    Map<String, String> environment = environment();
    environment.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    environment.put("KAFKA_SASL_MECHANISM", "PLAIN");
    environment.put("KAFKA_SASL_JAAS_CONFIG", "not a line that logs in: s3cr3t-word");

    Said said = Said.by(environment, "topics");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.output()).contains("Kafka's client does not start").doesNotContain("s3cr3t");
  }

  private Map<String, String> environment() {
    return new HashMap<>(Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()));
  }

  private int partitions(String topic) throws ExecutionException, InterruptedException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .size();
  }

  private String setting(String topic, String key) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(key).value();
  }

  private void alter(String topic, String key, String value)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    // The controller has it; a moment later the broker knows it, too.
    await().atMost(20, SECONDS).until(() -> value.equals(setting(topic, key)));
  }
}
