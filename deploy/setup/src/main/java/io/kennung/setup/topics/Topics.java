package io.kennung.setup.topics;

import io.kennung.setup.Unprepared;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Brings the topics of a cluster to what is declared, as far as that loses nothing: creates and
 * sets, never deletes, and never changes how many partitions there are. With other partitions the
 * events of one identity would be spread over two, and no longer be in order.
 */
public final class Topics {

  private final Admin admin;
  private final Replication replication;

  /**
   * @param admin of the cluster
   * @param replication of every topic
   */
  public Topics(Admin admin, Replication replication) {
    this.admin = admin;
    this.replication = replication;
  }

  /**
   * Creates what is missing and sets what may be set. Twice or two at once does no harm.
   *
   * @return a line for people for each thing that was done; empty when all was well
   * @throws Unprepared if a topic cannot be brought to what is declared; nothing is changed then
   */
  public List<String> bringTo(Collection<Topic> declared) {
    Set<String> names = await(admin.listTopics().names());
    Map<Boolean, List<Topic>> there =
        declared.stream().collect(Collectors.partitioningBy(topic -> names.contains(topic.name())));
    List<Topic> present = there.getOrDefault(true, List.of());
    List<Topic> missing = there.getOrDefault(false, List.of());
    refuseDifferences(present);
    List<String> done = new ArrayList<>(create(missing));
    done.addAll(set(present));
    return done;
  }

  private void refuseDifferences(List<Topic> present) {
    Map<String, TopicDescription> described =
        await(admin.describeTopics(present.stream().map(Topic::name).toList()).allTopicNames());
    List<String> differences =
        present.stream()
            .flatMap(topic ->
                Stream.ofNullable(described.get(topic.name()))
                    .flatMap(found -> differences(topic, found)))
            .toList();
    if (!differences.isEmpty()) {
      throw new Unprepared(String.join("; ", differences));
    }
  }

  private Stream<String> differences(Topic topic, TopicDescription found) {
    int partitions = found.partitions().size();
    int copies = found.partitions().getFirst().replicas().size();
    Stream<String> otherPartitions =
        partitions == topic.partitions()
            ? Stream.empty()
            : Stream.of(
                "%s has %d partitions, declared are %d; that is never changed, since the events of an identity would lose their order"
                    .formatted(topic.name(), partitions, topic.partitions()));
    Stream<String> tooFewCopies =
        replication.factor().filter(wanted -> wanted > copies).stream()
            .map(wanted ->
                "%s is kept %d-fold, declared is %d-fold; move its replicas first"
                    .formatted(topic.name(), copies, wanted));
    return Stream.concat(otherPartitions, tooFewCopies);
  }

  private List<String> create(List<Topic> missing) {
    List<NewTopic> wanted =
        missing.stream()
            .map(topic ->
                new NewTopic(
                        topic.name(),
                        Optional.of(topic.partitions()),
                        replication.factor().map(Integer::shortValue))
                    .configs(settings(topic)))
            .toList();
    return admin.createTopics(wanted).values().entrySet().stream()
        .filter(creation -> createdHere(creation.getValue()))
        .map(creation -> "created " + creation.getKey())
        .toList();
  }

  private List<String> set(Collection<Topic> declared) {
    List<ConfigResource> resources = declared.stream().map(Topics::resource).toList();
    Map<ConfigResource, Config> current = await(admin.describeConfigs(resources).all());
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    List<String> done = new ArrayList<>();
    for (Topic topic : declared) {
      Config present = current.getOrDefault(resource(topic), new Config(List.of()));
      settings(topic)
          .forEach((key, value) -> {
            ConfigEntry entry = present.get(key);
            if (entry == null || !value.equals(entry.value())) {
              changes
                  .computeIfAbsent(resource(topic), each -> new ArrayList<>())
                  .add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
              done.add("set %s of %s to %s".formatted(key, topic.name(), value));
            }
          });
    }
    await(admin.incrementalAlterConfigs(changes).all());
    return done;
  }

  private Map<String, String> settings(Topic topic) {
    Map<String, String> settings = new HashMap<>();
    settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(topic.retention().toMillis()));
    replication
        .minInSync()
        .ifPresent(least ->
            settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(least)));
    return settings;
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }

  private static boolean createdHere(KafkaFuture<Void> creation) {
    try {
      creation.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        // Somebody else does the same at this moment.
        return false;
      }
      throw failed(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Unprepared failed(ExecutionException e) {
    Throwable cause = e.getCause() != null ? e.getCause() : e;
    return new Unprepared("Kafka refuses: " + cause.getMessage(), e);
  }

  private static Unprepared interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Unprepared("interrupted while waiting for Kafka", e);
  }
}
