package io.kennung.kubernetes.chart;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.kubernetes.tools.Folders;
import io.kennung.kubernetes.tools.Helm;
import io.kennung.kubernetes.tools.Installation;
import io.kennung.kubernetes.tools.Rendered;
import io.kennung.local.frontdoor.RouteTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A path leads to the same service on one machine, through an Ingress and through a Gateway. */
class PathsTest {

  private static final RouteTable FRONT_DOOR = RouteTable.read();

  @Test
  void theChartsTableIsTheTableOfAll() {
    assertThat(Folders.chart().resolve("files/routes.properties"))
        .as("cp deploy/routes.properties deploy/kubernetes/kennung/files/")
        .hasSameBinaryContentAs(Folders.root().resolve("deploy/routes.properties"));
  }

  @Test
  void theIngressHasTheSameTable() {
    JsonNode ingress = Helm.rendered(Installation.PLAIN).ofKind("Ingress").getFirst();
    Map<String, String> table = new HashMap<>();
    Rendered.elements(ingress.at("/spec/rules/0/http/paths"))
        .forEach(path -> {
          assertThat(path.path("pathType").asText()).isEqualTo("Prefix");
          String service = path.at("/backend/service/name").asText();
          assertThat(path.at("/backend/service/port/number").asInt()).isEqualTo(port(service));
          table.put(path.path("path").asText(), service);
        });

    leadsWhereTheFrontDoorLeads(table);
  }

  @Test
  void theLongestStandFirstForWhoeverReadsThemInOrder() {
    assertThat(
            Rendered.elements(
                    Helm.rendered(Installation.PLAIN)
                        .ofKind("Ingress")
                        .getFirst()
                        .at("/spec/rules/0/http/paths"))
                .map(path -> path.path("path").asText().length()))
        .isSortedAccordingTo(reverseOrder());
  }

  @Test
  void theRouteOfTheGatewayHasTheSameTable() {
    Rendered rendered = Helm.rendered(Installation.GATEWAY);
    assertThat(rendered.ofKind("Ingress")).isEmpty();
    Map<String, String> table = new HashMap<>();
    Rendered.elements(rendered.ofKind("HTTPRoute").getFirst().at("/spec/rules"))
        .forEach(rule -> {
          JsonNode backend = rule.at("/backendRefs/0");
          assertThat(rule.path("backendRefs")).hasSize(1);
          String service = backend.path("name").asText();
          assertThat(backend.path("port").asInt()).isEqualTo(port(service));
          Rendered.elements(rule.path("matches"))
              .forEach(match -> {
                assertThat(match.at("/path/type").asText()).isEqualTo("PathPrefix");
                table.put(match.at("/path/value").asText(), service);
              });
        });

    leadsWhereTheFrontDoorLeads(table);
  }

  @Test
  void theHostIsThatOfThePublicAddress() {
    assertThat(
            Helm.rendered(Installation.PLAIN)
                .ofKind("Ingress")
                .getFirst()
                .at("/spec/rules/0/host")
                .asText())
        .isEqualTo("id.example.org");
    assertThat(
            Helm.rendered(Installation.GATEWAY)
                .ofKind("HTTPRoute")
                .getFirst()
                .at("/spec/hostnames/0")
                .asText())
        .isEqualTo("id.example.org");
  }

  private static void leadsWhereTheFrontDoorLeads(Map<String, String> table) {
    assertThat(table.keySet()).isEqualTo(FRONT_DOOR.prefixes());
    for (String path : paths()) {
      assertThat(longest(table, path))
          .as(path)
          .isEqualTo(FRONT_DOOR.serviceFor(path).map(service -> "kennung-" + service));
    }
  }

  /** As an Ingress and a Gateway understand prefixes: whole elements, the longest wins. */
  private static Optional<String> longest(Map<String, String> table, String path) {
    return table.entrySet().stream()
        .filter(each -> path.equals(each.getKey()) || path.startsWith(each.getKey() + "/"))
        .max(comparingInt(each -> each.getKey().length()))
        .map(Map.Entry::getValue);
  }

  /** Every prefix, and what lies around it. */
  private static Set<String> paths() {
    Set<String> paths = new TreeSet<>(Set.of("/", "/nothing", "/q/health/ready", "/q/metrics"));
    for (String prefix : FRONT_DOOR.prefixes()) {
      paths.add(prefix);
      paths.add(prefix + "/");
      paths.add(prefix + "/below");
      paths.add(prefix + "/below/still");
      paths.add(prefix + "x");
      paths.add(prefix.substring(0, prefix.length() - 1));
      paths.add("/other" + prefix);
    }
    return paths;
  }

  private static int port(String service) {
    return Helm.rendered(Installation.PLAIN)
        .one("Service", service.replace("kennung-", ""))
        .at("/spec/ports/0/port")
        .asInt();
  }
}
