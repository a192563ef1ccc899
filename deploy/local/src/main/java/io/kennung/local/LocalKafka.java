package io.kennung.local;

import io.kennung.local.run.StartFailure;
import io.kennung.local.state.FreePort;
import io.kennung.setup.Unprepared;
import io.kennung.setup.topics.Replication;
import io.kennung.setup.topics.TopicTable;
import io.kennung.setup.topics.Topics;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** A real Kafka broker (KRaft, a single node) inside this JVM. */
public final class LocalKafka implements AutoCloseable {

  private static final Set<LocalKafka> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    // A broker in trouble wants to end the JVM. That is not its own here: its owner is told
    // instead.
    Exit.setExitProcedure((status, message) -> gaveUp(message));
    Exit.setHaltProcedure((status, message) -> gaveUp(message));
  }

  private final KafkaRaftServer server;
  private final String bootstrapServers;
  private final CompletableFuture<String> failure = new CompletableFuture<>();

  private LocalKafka(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker and returns when it answers. Topics are never created by merely being named.
   *
   * @param folder where it keeps its records; one from an earlier start is taken up again
   * @param port on 127.0.0.1; 0 for any that is free
   * @throws StartFailure if it does not start
   */
  public static LocalKafka start(Path folder, int port) {
    return start(folder, port, List.of());
  }

  /**
   * As {@link #start(Path, int)}.
   *
   * @param more listeners beside the one that asks for nothing
   * @throws StartFailure if it does not start
   */
  public static LocalKafka start(Path folder, int port, List<BrokerListener> more) {
    int brokerPort = port == 0 ? FreePort.any() : port;
    try {
      Path log = folder.resolve("log").toAbsolutePath();
      if (!Files.exists(log.resolve("meta.properties"))) {
        format(log);
      }
      KafkaRaftServer server =
          new KafkaRaftServer(
              KafkaConfig.fromProps(settings(log, brokerPort, FreePort.any(), more)), Time.SYSTEM);
      LocalKafka kafka = new LocalKafka(server, "127.0.0.1:" + brokerPort);
      RUNNING.add(kafka);
      kafka.startUp();
      return kafka;
    } catch (Exception e) {
      // The broker is written in Scala and declares nothing of what it throws.
      throw new StartFailure("Kafka did not start: " + e.getMessage(), e);
    }
  }

  /** For {@code bootstrap.servers}: {@code 127.0.0.1:PORT}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Creates the topics of {@code deploy/topics.properties} that are not there yet. */
  public void createTopics() {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      new Topics(admin, Replication.byDefault()).bringTo(TopicTable.read());
    } catch (Unprepared e) {
      throw new StartFailure("Kafka did not take its topics: " + e.getMessage(), e);
    }
  }

  /** How many records a topic has taken, those that have been deleted since included. */
  public long records(String topic) {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      Map<TopicPartition, OffsetSpec> ends =
          admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
              .flatMap(described -> described.partitions().stream())
              .collect(
                  Collectors.toMap(
                      partition -> new TopicPartition(topic, partition.partition()),
                      partition -> OffsetSpec.latest()));
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not count its records: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka counted its records", e);
    }
  }

  /** Completes with the reason if the broker gives up on its own. */
  CompletableFuture<String> failure() {
    return failure;
  }

  @Override
  public void close() {
    if (RUNNING.remove(this)) {
      server.shutdown();
      server.awaitShutdown();
    }
  }

  private void startUp() {
    try {
      server.startup();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void gaveUp(@Nullable String message) {
    RUNNING.forEach(kafka -> kafka.failure.complete(String.valueOf(message)));
    throw new IllegalStateException("Kafka gives up: " + message);
  }

  private static void format(Path log) throws Exception {
    Files.createDirectories(log);
    new Formatter()
        .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .addDirectory(log.toString())
        .setMetadataLogDirectory(log.toString())
        .setControllerListenerName("CONTROLLER")
        .run();
  }

  private static Properties settings(
      Path log, int broker, int controller, List<BrokerListener> more) {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(broker, controller)),
            Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + broker),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("log.dirs", log.toString()),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // A single consumer group member need not wait for others to join.
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // After a kill -9 the node has to wait until its former self counts as gone.
            Map.entry("broker.session.timeout.ms", "2000"),
            Map.entry("broker.heartbeat.interval.ms", "500"));
    Properties properties = new Properties();
    properties.putAll(settings);
    more.forEach(listener -> listener.addTo(properties));
    return properties;
  }
}
