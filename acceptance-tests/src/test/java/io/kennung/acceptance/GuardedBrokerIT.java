package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.setup.Setup;
import io.kennung.setup.Surroundings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that speak TLS and ask for a password are reached as those that do not. */
class GuardedBrokerIT {

  @TempDir private static Path folder;
  private static GuardedBroker broker;

  @BeforeAll
  static void start() {
    broker = GuardedBroker.start(folder);
    assertThat(topics(broker.environment())).isZero();
  }

  @AfterAll
  static void end() {
    broker.close();
  }

  @Test
  void aWholeLifePassesThroughIt() {
    try (World world = World.create(broker.environment())) {
      Life life = new Life(world);
      while (!life.isOver()) {
        life.goOn();
      }

      await("revoked everywhere")
          .atMost(20, SECONDS)
          .until(() -> world.directory().find(life.id()).isEmpty());
      assertThat(broker.records("directory.link")).isPositive();
      assertThat(world.stack().kafka().records("directory.link"))
          .as("what went through the broker that asks for nothing")
          .isZero();
    }
  }

  @Test
  void whoKnowsAnotherPasswordIsNotLetIn() {
    assertThat(topics(broker.environmentOf("guessed"))).isEqualTo(1);
  }

  @Test
  void whoTrustsAnotherCertificateDoesNotSpeakToIt() {
    assertThat(topics(broker.environmentOfAStranger())).isEqualTo(1);
  }

  private static int topics(Map<String, String> environment) {
    Map<String, String> soon = new HashMap<>(environment);
    soon.put("KAFKA_DEFAULT_API_TIMEOUT_MS", "10000");
    soon.put("KAFKA_REQUEST_TIMEOUT_MS", "5000");
    return Setup.run(new Surroundings(soon), "topics");
  }
}
