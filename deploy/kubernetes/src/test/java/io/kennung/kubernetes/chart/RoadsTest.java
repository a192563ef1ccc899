package io.kennung.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.kubernetes.chart.Roads.Place;
import io.kennung.kubernetes.tools.Helm;
import io.kennung.kubernetes.tools.Installation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Just the road: everybody reaches what he needs, and nothing else. */
class RoadsTest {

  private static final Map<String, Integer> PORTS =
      Map.of("identity", 8081, "verification", 8082, "safe", 8083, "revocation", 8084);

  static Stream<Installation> all() {
    return Installation.all();
  }

  /** The table, for an installation with every switch on; what is not open in it is closed. */
  @ParameterizedTest(name = "{0} to {1}, {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        // By the front door to the public ports.
        "front door   | identity     | 8081 | open",
        "front door   | verification | 8082 | open",
        "front door   | safe         | 8083 | open",
        "front door   | revocation   | 8084 | open",
        "front door   | identity     | 9081 | closed",
        "front door   | safe         | 9083 | closed",
        // Among the services.
        "verification | identity     | 8081 | open",
        "revocation   | identity     | 8081 | open",
        "identity     | verification | 8082 | open",
        "identity     | verification | 9082 | open",
        "identity     | safe         | 9083 | open",
        "identity     | revocation   | 9084 | open",
        "identity     | identity     | 9081 | open",
        "identity     | safe         | 8083 | closed",
        "identity     | revocation   | 8084 | closed",
        "verification | identity     | 9081 | closed",
        "verification | safe         | 8083 | closed",
        "verification | revocation   | 8084 | closed",
        "revocation   | verification | 8082 | closed",
        "revocation   | safe         | 8083 | closed",
        "safe         | identity     | 8081 | closed",
        "safe         | verification | 8082 | closed",
        "safe         | revocation   | 8084 | closed",
        // To the database, all; to the brokers, all but one.
        "identity     | database     | 5432 | open",
        "verification | database     | 5432 | open",
        "safe         | database     | 5432 | open",
        "revocation   | database     | 5432 | open",
        "identity     | kafka        | 9093 | open",
        "verification | kafka        | 9094 | open",
        "revocation   | kafka        | 9093 | open",
        "safe         | kafka        | 9093 | closed",
        "safe         | kafka        | 9094 | closed",
        "identity     | kafka        | 5432 | closed",
        "identity     | database     | 9093 | closed",
        // Outwards.
        "verification | mail         | 465  | open",
        "identity     | mail         | 465  | closed",
        "safe         | mail         | 465  | closed",
        "verification | provider     | 443  | open",
        "verification | provider     | 8443 | open",
        "verification | provider     | 2776 | open",
        "verification | provider     | 25   | closed",
        "verification | intranet     | 443  | closed",
        "identity     | provider     | 443  | closed",
        "revocation   | provider     | 443  | closed",
        "identity     | issuer       | 443  | open",
        "verification | issuer       | 443  | open",
        "revocation   | issuer       | 443  | closed",
        "safe         | issuer       | 443  | closed",
        "safe         | storage      | 9000 | open",
        "identity     | storage      | 9000 | closed",
        // Who looks after it.
        "monitoring   | identity     | 9081 | open",
        "monitoring   | safe         | 9083 | open",
        "monitoring   | identity     | 8081 | closed",
        "check        | identity     | 8081 | open",
        "check        | safe         | 9083 | open",
        "check        | database     | 5432 | closed",
        "check        | kafka        | 9093 | closed",
        "setup        | database     | 5432 | open",
        "setup        | kafka        | 9093 | open",
        "setup        | identity     | 8081 | closed",
        // Somebody else in the cluster.
        "stranger     | identity     | 8081 | closed",
        "stranger     | identity     | 9081 | closed",
        "stranger     | safe         | 8083 | closed",
        "stranger     | revocation   | 9084 | closed",
      })
  void theTableHolds(String from, String to, int port, String state) {
    Roads roads = new Roads(Helm.rendered(Installation.EVERYTHING), Helm.RELEASE);

    assertThat(roads.isOpen(place(roads, from), place(roads, to), port, "TCP"))
        .isEqualTo(state.equals("open"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void whateverIsInstalledTheSafeHasNoWayToTheBroker(Installation installation) {
    Roads roads = new Roads(Helm.rendered(installation), Helm.RELEASE);
    for (int port : new int[] {9091, 9092, 9093, 9094, 9095}) {
      assertThat(roads.isOpen(place(roads, "safe"), Place.pod("kafka"), port, "TCP")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everybodyAsksForNamesAndAnswersTheFrontDoorAlone(Installation installation) {
    Roads roads = new Roads(Helm.rendered(installation), Helm.RELEASE);
    PORTS.forEach((service, port) -> {
      Place pod = place(roads, service);
      assertThat(roads.isOpen(pod, Place.pod("kube-system"), 53, "UDP")).isTrue();
      assertThat(roads.isOpen(Place.pod("elsewhere"), pod, port, "TCP")).isFalse();
      assertThat(roads.isOpen(Place.outside("203.0.113.9"), pod, port, "TCP")).isFalse();
    });
  }

  @Test
  void withoutPoliciesEverythingIsOpen() {
    Roads roads =
        new Roads(
            Helm.rendered(Installation.PLAIN, "--set", "networkPolicy.enabled=false"),
            Helm.RELEASE);
    assertThat(roads.isOpen(place(roads, "safe"), Place.pod("kafka"), 9092, "TCP")).isTrue();
  }

  private static Place place(Roads roads, String name) {
    return switch (name) {
      case "front door" -> Place.pod("ingress-nginx");
      case "database" -> Place.pod("databases");
      case "kafka", "monitoring", "storage" -> Place.pod(name);
      case "stranger" -> Place.pod("elsewhere");
      case "mail" -> Place.outside("203.0.113.25");
      case "issuer" -> Place.outside("203.0.113.7");
      case "provider" -> Place.outside("198.51.100.1");
      case "intranet" -> Place.outside("10.0.0.1");
      case "check" -> roads.pod("Pod kennung-check");
      case "setup" -> roads.pod("Job kennung-database");
      default -> roads.pod("Deployment kennung-" + name);
    };
  }
}
