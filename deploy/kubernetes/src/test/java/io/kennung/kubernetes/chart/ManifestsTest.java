package io.kennung.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kennung.kubernetes.tools.Folders;
import io.kennung.kubernetes.tools.Helm;
import io.kennung.kubernetes.tools.Installation;
import io.kennung.kubernetes.tools.Rendered;
import io.kennung.kubernetes.tools.Shapes;
import io.kennung.kubernetes.tools.Yaml;
import io.kennung.setup.topics.Topic;
import io.kennung.setup.topics.TopicTable;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The manifests beside the chart: of CloudNativePG, of Strimzi, and the examples. */
class ManifestsTest {

  private static final Map<String, Class<?>> STRIMZI =
      Map.of(
          "Kafka", Kafka.class,
          "KafkaNodePool", KafkaNodePool.class,
          "KafkaTopic", KafkaTopic.class,
          "KafkaUser", KafkaUser.class);

  /** 32 in its pool, and one that listens. */
  private static final int CONNECTIONS_OF_A_REPLICA = 33;

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .annotationIntrospector(keepingNothingUnknown())
          .build();

  @Test
  void theDatabaseAndTheExamplesHaveTheShapeOfTheirKinds() {
    List<JsonNode> cluster = documents("cloudnative-pg/cluster.yaml");
    // Nobody publishes the shape of the plugin's ObjectStore in a form that a test could use.
    List<JsonNode> backup =
        documents("cloudnative-pg/backup.yaml").stream()
            .filter(each -> !each.path("kind").asText().equals("ObjectStore"))
            .toList();
    List<JsonNode> secret = documents("examples/external-secret.yaml");

    assertThat(cluster).hasSize(1);
    assertThat(backup).hasSize(1);
    assertThat(secret).hasSize(1);
    assertThat(Shapes.flaws(cluster)).isEmpty();
    assertThat(Shapes.flaws(backup)).isEmpty();
    assertThat(Shapes.flaws(secret)).isEmpty();
  }

  @Test
  void strimziKnowsEveryFieldOfItsObjects() {
    for (String file : List.of("strimzi/kafka.yaml", "strimzi/topics.yaml")) {
      assertThat(documents(file))
          .isNotEmpty()
          .allSatisfy(each -> {
            assertThat(each.path("apiVersion").asText()).isEqualTo("kafka.strimzi.io/v1");
            assertThat(STRICT.treeToValue(each, STRIMZI.get(each.path("kind").asText())))
                .isNotNull();
          });
    }
    JsonNode typo = Yaml.documents("{kind: KafkaTopic, spec: {partition: 6}}").getFirst();
    assertThatThrownBy(() -> STRICT.treeToValue(typo, KafkaTopic.class))
        .hasMessageContaining("partition");
  }

  @Test
  void strimzisTopicsAreThoseOfTheTable() {
    List<Topic> topics =
        documents("strimzi/topics.yaml").stream()
            .map(each ->
                new Topic(
                    each.at("/metadata/name").asText(),
                    each.at("/spec/partitions").asInt(),
                    Duration.ofMillis(each.at("/spec/config/retention.ms").asLong())))
            .toList();

    assertThat(topics).containsExactlyInAnyOrderElementsOf(TopicTable.read());
    assertThat(documents("strimzi/topics.yaml"))
        .allSatisfy(each -> {
          assertThat(each.at("/spec/replicas").asInt()).isEqualTo(3);
          assertThat(each.at("/spec/config/min.insync.replicas").asInt()).isEqualTo(2);
          assertThat(each.at("/metadata/labels/strimzi.io~1cluster").asText()).isEqualTo("events");
        });
  }

  @Test
  void noTopicComesToBeByBeingNamed() {
    assertThat(documents("strimzi/kafka.yaml"))
        .filteredOn(each -> each.path("kind").asText().equals("Kafka"))
        .singleElement()
        .satisfies(each ->
            assertThat(each.at("/spec/kafka/config/auto.create.topics.enable").asText())
                .isEqualTo("false"));
  }

  @Test
  void theValuesForBothNameWhatTheyMake() {
    Rendered rendered = Helm.rendered(Installation.OPERATORS);
    JsonNode cluster = documents("cloudnative-pg/cluster.yaml").getFirst();
    String database = cluster.at("/metadata/name").asText();

    assertThat(rendered.settings("identity"))
        .hasEntrySatisfying(
            "quarkus.datasource.jdbc.url",
            url ->
                assertThat(url)
                    .startsWith(
                        "jdbc:postgresql://%s-rw:5432/%s?"
                            .formatted(
                                database, cluster.at("/spec/bootstrap/initdb/database").asText())))
        .containsEntry("kafka.bootstrap.servers", "events-kafka-bootstrap:9093")
        .containsEntry("kafka.security.protocol", "SSL");
    assertThat(rendered.one("Job", "database").toString())
        .contains(database + "-app", database + "-ca");
    assertThat(documents("strimzi/kafka.yaml"))
        .anySatisfy(each -> {
          assertThat(each.path("kind").asText()).isEqualTo("KafkaUser");
          assertThat(rendered.one("Deployment", "identity").toString())
              .contains("\"secretName\":\"%s\"".formatted(each.at("/metadata/name").asText()));
        });
  }

  @Test
  void theDatabaseHasAConnectionForEverybody() {
    int replicas =
        Helm.rendered(Installation.PRODUCTION).ofKind("HorizontalPodAutoscaler").stream()
            .mapToInt(each -> each.at("/spec/maxReplicas").asInt())
            .sum();
    int rolling = Rendered.SERVICES.size();
    int people = 10;

    assertThat(
            documents("cloudnative-pg/cluster.yaml")
                .getFirst()
                .at("/spec/postgresql/parameters/max_connections")
                .asInt())
        .isGreaterThanOrEqualTo((replicas + rolling) * CONNECTIONS_OF_A_REPLICA + people);
  }

  private static List<JsonNode> documents(String file) {
    return Yaml.documents(Folders.kubernetes().resolve(file));
  }

  /** Strimzi's own classes put aside what they do not know; here it has to be an error. */
  private static AnnotationIntrospector keepingNothingUnknown() {
    return new JacksonAnnotationIntrospector() {
      private static final long serialVersionUID = 1L;

      @Override
      public Boolean hasAnySetter(Annotated annotated) {
        return false;
      }
    };
  }
}
