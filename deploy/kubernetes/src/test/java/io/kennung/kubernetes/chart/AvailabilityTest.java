package io.kennung.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.kubernetes.tools.Helm;
import io.kennung.kubernetes.tools.Installation;
import io.kennung.kubernetes.tools.Rendered;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replicas come and go while somebody always answers. */
class AvailabilityTest {

  static Stream<Installation> all() {
    return Installation.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRollAlwaysHasRoom(Installation installation) {
    Rendered rendered = Helm.rendered(installation);
    for (String service : Rendered.SERVICES) {
      JsonNode spec = rendered.one("Deployment", service).path("spec");
      assertThat(spec.path("minReadySeconds").asInt()).as("it warms up first").isPositive();
      JsonNode roll = spec.at("/strategy/rollingUpdate");
      assertThat(roll.path("maxSurge").asInt()).isPositive();
      assertThat(roll.path("maxUnavailable").asInt(-1)).isZero();
      JsonNode budget = rendered.one("PodDisruptionBudget", service).path("spec");
      assertThat(budget.path("maxUnavailable").asInt())
          .as("with a minimum, a single replica could never be moved")
          .isEqualTo(1);
      assertThat(budget.has("minAvailable")).isFalse();
      assertThat(budget.at("/selector"))
          .isEqualTo(rendered.one("Deployment", service).at("/spec/selector"));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whoeverIsScaledIsScaledByOneOnly(Installation installation) {
    Rendered rendered = Helm.rendered(installation);
    for (JsonNode scaler : rendered.ofKind("HorizontalPodAutoscaler")) {
      JsonNode spec = scaler.path("spec");
      int least = spec.path("minReplicas").asInt();
      assertThat(least).isPositive().isLessThanOrEqualTo(spec.path("maxReplicas").asInt());
      String target = spec.at("/scaleTargetRef/name").asText().replace("kennung-", "");
      assertThat(rendered.one("Deployment", target).at("/spec").has("replicas"))
          .as("replicas of %s would undo what the scaler has done", target)
          .isFalse();
      assertThat(spec.at("/behavior/scaleDown/stabilizationWindowSeconds").asInt())
          .isGreaterThan(spec.at("/behavior/scaleUp/stabilizationWindowSeconds").asInt());
    }
    assertThat(rendered.ofKind("Deployment"))
        .allSatisfy(each ->
            assertThat(each.at("/spec").has("replicas"))
                .isEqualTo(rendered.ofKind("HorizontalPodAutoscaler").isEmpty()));
  }

  @Test
  void productionStandsInThreeZones() {
    Rendered rendered = Helm.rendered(Installation.PRODUCTION);
    assertThat(rendered.ofKind("HorizontalPodAutoscaler"))
        .hasSize(4)
        .allSatisfy(
            each -> assertThat(each.at("/spec/minReplicas").asInt()).isGreaterThanOrEqualTo(3));
    for (JsonNode deployment : rendered.ofKind("Deployment")) {
      assertThat(deployment.at("/spec/template/spec/topologySpreadConstraints"))
          .anySatisfy(each -> {
            assertThat(each.path("topologyKey").asText()).isEqualTo("topology.kubernetes.io/zone");
            assertThat(each.path("whenUnsatisfiable").asText()).isEqualTo("DoNotSchedule");
          });
    }
  }

  @Test
  void minimalIsOneOfEachAndItsTopicsLieOnOneBroker() {
    Rendered rendered = Helm.rendered(Installation.MINIMAL);
    assertThat(rendered.ofKind("Deployment"))
        .hasSize(4)
        .allSatisfy(each -> assertThat(each.at("/spec/replicas").asInt()).isEqualTo(1));
    assertThat(rendered.one("Job", "topics").at("/spec/template/spec/containers/0/args"))
        .hasToString("[\"topics\",\"--replication-factor=1\",\"--min-insync-replicas=1\"]");
  }

  @Test
  void otherSettingsMakeOtherPods() {
    String before = checksum(Helm.rendered(Installation.PLAIN), "identity");
    Rendered changed =
        Helm.rendered(
            Installation.PLAIN,
            "--set",
            "services.identity.settings.directory\\.lookup\\.cache-size=7");
    assertThat(checksum(changed, "identity")).isNotEqualTo(before);
    assertThat(checksum(changed, "safe"))
        .as("of nobody else")
        .isEqualTo(checksum(Helm.rendered(Installation.PLAIN), "safe"));
    assertThat(changed.settings("identity")).containsEntry("directory.lookup.cache-size", "7");
  }

  private static String checksum(Rendered rendered, String service) {
    return rendered
        .one("Deployment", service)
        .at("/spec/template/metadata/annotations")
        .path("checksum/settings")
        .asText();
  }
}
