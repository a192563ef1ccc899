package io.kennung.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.kubernetes.tools.Helm;
import io.kennung.kubernetes.tools.Installation;
import io.kennung.kubernetes.tools.Rendered;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No pod takes more than it must, and each says how it is. */
class PodsTest {

  private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)m");

  /** What a JVM of ours took beyond its heap, and some more. */
  private static final int BESIDE_THE_HEAP_MIB = 64;

  static Stream<Installation> all() {
    return Installation.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyContainerHasLimits(Installation installation) {
    containers(installation)
        .forEach((title, container) -> {
          for (String each : List.of("requests", "limits")) {
            for (String what : List.of("cpu", "memory")) {
              assertThat(container.at("/resources/%s/%s".formatted(each, what)).asText())
                  .as("%s: %s of %s", title, each, what)
                  .isNotEmpty();
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyContainerIsLockedIn(Installation installation) {
    containers(installation)
        .forEach((title, container) -> {
          JsonNode security = container.path("securityContext");
          assertThat(security.path("runAsNonRoot").asBoolean()).as(title).isTrue();
          assertThat(security.path("runAsUser").asInt()).as(title).isEqualTo(10001);
          assertThat(security.path("runAsGroup").asInt()).as(title).isEqualTo(10001);
          assertThat(security.path("readOnlyRootFilesystem").asBoolean()).as(title).isTrue();
          assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).as(title).isFalse();
          assertThat(security.path("privileged").asBoolean(true)).as(title).isFalse();
          assertThat(security.at("/capabilities/drop")).as(title).hasToString("[\"ALL\"]");
          assertThat(security.at("/capabilities/add").isMissingNode()).as(title).isTrue();
          assertThat(security.at("/seccompProfile/type").asText())
              .as(title)
              .isEqualTo("RuntimeDefault");
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void noPodHoldsATokenOrAWayToTheNode(Installation installation) {
    Helm.rendered(installation)
        .pods()
        .forEach((title, pod) -> {
          JsonNode spec = pod.path("spec");
          assertThat(spec.path("automountServiceAccountToken").asBoolean(true)).as(title).isFalse();
          assertThat(spec.path("serviceAccountName").asText()).as(title).startsWith("kennung-");
          assertThat(spec.path("enableServiceLinks").asBoolean(true)).as(title).isFalse();
          assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).as(title).isTrue();
          for (String way : List.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace")) {
            assertThat(spec.has(way)).as("%s: %s", title, way).isFalse();
          }
          Rendered.elements(spec.path("volumes"))
              .forEach(volume -> assertThat(volume.has("hostPath")).as(title).isFalse());
        });
    assertThat(Helm.rendered(installation).ofKind("ServiceAccount"))
        .isNotEmpty()
        .allSatisfy(each ->
            assertThat(each.path("automountServiceAccountToken").asBoolean(true)).isFalse());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyServiceIsProbedWhereItSaysHowItIs(Installation installation) {
    for (JsonNode deployment : Helm.rendered(installation).ofKind("Deployment")) {
      JsonNode container = deployment.at("/spec/template/spec/containers/0");
      Map.of("startupProbe", "live", "livenessProbe", "live", "readinessProbe", "ready")
          .forEach((probe, path) -> {
            JsonNode asked = container.path(probe).path("httpGet");
            assertThat(asked.path("path").asText()).isEqualTo("/q/health/" + path);
            assertThat(asked.path("port").asText()).isEqualTo("management");
          });
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatMustEndHasTimeToFinish(Installation installation) {
    Rendered rendered = Helm.rendered(installation);
    for (String service : Rendered.SERVICES) {
      JsonNode spec = rendered.one("Deployment", service).at("/spec/template/spec");
      int drain = spec.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
      int finish =
          Integer.parseInt(
              rendered.settings(service).get("quarkus.shutdown.timeout").replace("s", ""));
      assertThat(drain).isPositive();
      assertThat(spec.path("terminationGracePeriodSeconds").asInt())
          .as(service)
          .isGreaterThanOrEqualTo(drain + finish + 10);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theHeapFitsIntoTheMemory(Installation installation) {
    for (JsonNode deployment : Helm.rendered(installation).ofKind("Deployment")) {
      JsonNode container = deployment.at("/spec/template/spec/containers/0");
      String options = container.at("/env/0/value").asText();
      Matcher heap = HEAP.matcher(options);
      assertThat(heap.find()).as(options).isTrue();
      assertThat(mebibytes(container.at("/resources/limits/memory").asText()))
          .isGreaterThanOrEqualTo(Integer.parseInt(heap.group(1)) + BESIDE_THE_HEAP_MIB);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void selectorsFindTheirPodsAndNoOthers(Installation installation) {
    Rendered rendered = Helm.rendered(installation);
    for (String service : Rendered.SERVICES) {
      JsonNode deployment = rendered.one("Deployment", service);
      Map<String, String> selector = Rendered.texts(deployment.at("/spec/selector/matchLabels"));
      assertThat(
              rendered.pods().entrySet().stream()
                  .filter(pod ->
                      Rendered.texts(pod.getValue().at("/metadata/labels"))
                          .entrySet()
                          .containsAll(selector.entrySet()))
                  .map(Map.Entry::getKey))
          .containsExactly("Deployment kennung-" + service);
      assertThat(Rendered.texts(rendered.one("Service", service).at("/spec/selector")))
          .isEqualTo(selector);
      assertThat(deployment.at("/spec/template/spec/topologySpreadConstraints"))
          .hasSize(2)
          .allSatisfy(spread ->
              assertThat(Rendered.texts(spread.at("/labelSelector/matchLabels")))
                  .isEqualTo(selector));
      assertThat(selector).doesNotContainKey("app.kubernetes.io/version");
    }
  }

  private static Map<String, JsonNode> containers(Installation installation) {
    Map<String, JsonNode> containers = Helm.rendered(installation).containers();
    assertThat(containers)
        .containsKeys("Deployment kennung-identity, identity", "Job kennung-database, setup")
        .containsKey("Pod kennung-check, check");
    return containers;
  }

  private static int mebibytes(String quantity) {
    assertThat(quantity).endsWith("Mi");
    return Integer.parseInt(quantity.replace("Mi", ""));
  }
}
