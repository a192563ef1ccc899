package io.kennung.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.kubernetes.tools.Folders;
import io.kennung.kubernetes.tools.Helm;
import io.kennung.kubernetes.tools.Installation;
import io.kennung.kubernetes.tools.Rendered;
import io.kennung.kubernetes.tools.Yaml;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Prometheus finds every service, and knows it by the name that alarms and dashboards use. */
class MonitoringTest {

  private final Rendered rendered = Helm.rendered(Installation.EVERYTHING);
  private final JsonNode monitor = rendered.ofKind("ServiceMonitor").getFirst();

  @Test
  void everyServiceIsRead() {
    Map<String, String> selector = Rendered.texts(monitor.at("/spec/selector/matchLabels"));
    String port = monitor.at("/spec/endpoints/0/port").asText();

    assertThat(monitor.at("/spec/endpoints/0/path").asText()).isEqualTo("/q/metrics");
    assertThat(rendered.ofKind("Service"))
        .hasSize(4)
        .allSatisfy(service -> {
          assertThat(Rendered.texts(service.at("/metadata/labels"))).containsAllEntriesOf(selector);
          assertThat(service.at("/spec/ports"))
              .anyMatch(each -> each.path("name").asText().equals(port));
        });
  }

  @Test
  void itsJobIsTheNameOfTheService() {
    JsonNode relabeling = monitor.at("/spec/endpoints/0/relabelings/0");

    assertThat(relabeling.at("/sourceLabels/0").asText())
        .isEqualTo("__meta_kubernetes_service_label_app_kubernetes_io_component");
    assertThat(relabeling.path("targetLabel").asText()).isEqualTo("job");
    assertThat(relabeling.path("replacement").asText()).isEqualTo("$1-service");
    assertThat(rendered.one("Service", "identity").at("/metadata/labels"))
        .anySatisfy(each -> assertThat(each.asText()).isEqualTo("identity"));
  }

  @Test
  void theAlarmsAreThoseOfTheDashboards() {
    Path alarms = Folders.root().resolve("deploy/dashboards/alerts.yaml");

    assertThat(Folders.chart().resolve("files/alerts.yaml"))
        .as("cp deploy/dashboards/alerts.yaml deploy/kubernetes/kennung/files/")
        .hasSameBinaryContentAs(alarms);
    assertThat(rendered.ofKind("PrometheusRule").getFirst().path("spec"))
        .isEqualTo(Yaml.documents(alarms).getFirst());
  }

  @Test
  void thereIsNoneWhereNobodyAsksForIt() {
    assertThat(Helm.rendered(Installation.PLAIN).ofKind("ServiceMonitor")).isEmpty();
    assertThat(Helm.rendered(Installation.PLAIN).ofKind("PrometheusRule")).isEmpty();
  }
}
