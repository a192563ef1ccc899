package io.kennung.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.kubernetes.tools.Helm;
import io.kennung.kubernetes.tools.Installation;
import io.kennung.kubernetes.tools.Shapes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What helm makes of the chart is what Kubernetes, and those who extend it, take. */
class ShapesTest {

  static Stream<Installation> all() {
    return Installation.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void helmFindsNothingToComplainOf(Installation installation) {
    assertThat(Helm.lint(installation)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyObjectHasTheShapeOfItsKind(Installation installation) {
    List<JsonNode> objects = Helm.rendered(installation).objects();

    assertThat(objects).hasSizeGreaterThan(20);
    assertThat(Shapes.flaws(objects)).isEmpty();
  }

  @Test
  void unknownMissingAndWrongFieldsAreFound() {
    JsonNode broken = Helm.rendered(Installation.PLAIN).one("Deployment", "safe").deepCopy();
    ObjectNode container = (ObjectNode) broken.at("/spec/template/spec/containers/0");
    container.remove("name");
    container.putObject("readinesProbe");
    container.put("image", 5);
    ((ObjectNode) container.at("/lifecycle/preStop/sleep")).put("second", 5);

    assertThat(String.join("\n", Shapes.flaws(List.of(broken))))
        .contains("containers/0 must have required property name")
        .contains("/readinesProbe: unknown")
        .contains("/image must be string")
        .contains("/sleep/second: unknown");
  }

  @Test
  void anObjectOfNoKindIsFound() {
    ObjectNode strange = Helm.rendered(Installation.PLAIN).one("Service", "safe").deepCopy();
    strange.put("apiVersion", "apps/v9");

    assertThat(Shapes.flaws(List.of(strange)))
        .singleElement()
        .asString()
        .contains("no such kind in apps/v9");
  }

  @Test
  void namesAreUnique() {
    Installation.all()
        .forEach(installation ->
            assertThat(Helm.rendered(installation).objects())
                .extracting(
                    each -> each.path("kind").asText() + " " + each.at("/metadata/name").asText())
                .doesNotHaveDuplicates());
  }
}
