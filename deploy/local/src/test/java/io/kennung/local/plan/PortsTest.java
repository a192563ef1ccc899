package io.kennung.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kennung.local.run.StartFailure;
import io.kennung.local.state.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractIntegerAssert;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void chosenOnesReplaceTheStandard() {
    assertThat(Ports.standard().of("identity")).isEqualTo(8081);
    assertThat(Ports.standard().with("identity", 18_081).of("identity")).isEqualTo(18_081);
  }

  @Test
  void everyZeroBecomesAFreePort() {
    assertThat(Ports.anyFree().resolved().byName().values())
        .doesNotContain(0)
        .doesNotHaveDuplicates();
  }

  @Test
  void replicasFollowTheirServiceInStepsOfTen() {
    // Below those from which the others are drawn.
    int first =
        IntStream.range(12_000, 18_000)
            .filter(port ->
                IntStream.of(0, 10, 17, 20, 1_000, 1_010, 1_017, 1_020)
                    .allMatch(distance -> FreePort.isFree(port + distance)))
            .findFirst()
            .orElseThrow();
    Ports ports = Ports.anyFree().withReplicas(3).with("safe", first);

    assertThatPort(ports, "safe-2").isEqualTo(first + 10);
    assertThatPort(ports, "safe-3").isEqualTo(first + 20);
    assertThatPort(ports.with("safe-3", first + 17).withReplicas(3), "safe-3")
        .as("chosen, and asked for once more")
        .isEqualTo(first + 17);
    assertThatPort(ports, "identity-2").isPositive();
  }

  @Test
  void replicasThatAreNotThereHaveNoPorts() {
    assertThatThrownBy(() -> Ports.standard().withReplicas(2).with("safe-3", 18_083))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("no such name");
  }

  private static AbstractIntegerAssert<?> assertThatPort(Ports ports, String name) {
    return assertThat(ports.resolved().of(name));
  }

  @Test
  void anUnknownNameSaysWhichThereAre() {
    assertThatThrownBy(() -> Ports.standard().with("psotgres", 1))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(
            "no such name; there are front-door, identity, verification, safe, revocation, postgres,"
                + " kafka, smtp, mail, telephone, issuer");
  }

  @Test
  void aNumberBeyondThePortsIsRefused() {
    assertThatThrownBy(() -> Ports.standard().with("kafka", 70_000))
        .hasMessageContaining("no such port");
    assertThatThrownBy(() -> Ports.standard().with("identity", 65_000))
        .hasMessageContaining("no such port");
  }

  @Test
  void aPortOfTheStandInsMayBeTakenLikeAnyOther() throws Exception {
    for (String name : List.of("smtp", "mail", "telephone", "issuer")) {
      int port = FreePort.any();
      try (var taken = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        assertThatThrownBy(() -> Ports.anyFree().with(name, taken.getLocalPort()).resolved())
            .isInstanceOf(StartFailure.class)
            .hasMessage(
                "port %d (%s) is taken; choose another with --port %s=PORT"
                    .formatted(port, name, name));
      }
    }
  }

  @Test
  void onePortForTwoIsRefused() {
    int port = FreePort.any();
    assertThatThrownBy(() -> Ports.anyFree().with("kafka", port).with("postgres", port).resolved())
        .hasMessageContaining("port %d is wanted by both postgres and kafka".formatted(port));
  }
}
