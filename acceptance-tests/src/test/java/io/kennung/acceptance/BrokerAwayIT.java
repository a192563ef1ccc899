package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.acceptance.EventLog.Event;
import io.kennung.chassis.testing.Golden;
import io.kennung.client.Identity;
import io.kennung.local.ServiceProcess;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.events.Topics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kafka is away for a while, and nobody but the operator notices. */
class BrokerAwayIT {

  private static final int PATIENCE_OF_THE_PRODUCER = 10;

  private static World world;

  @BeforeAll
  static void start() {
    world = World.create();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void theDirectoryGoesOnAndItsEventsComeLater() {
    ServiceProcess replica = world.replicas(1).getFirst();
    Identity before = World.register(world.directory());
    heardOf(List.of(before.id()));

    world.stopKafka();
    await("the service notices").atMost(30, SECONDS).until(() -> !isConnected(replica));
    List<Identity> meanwhile =
        IntStream.range(0, 5).mapToObj(i -> World.register(world.directory())).toList();
    meanwhile.forEach(each -> world.directory().setFeatureMask(each, 1));
    assertThat(world.directory().find(before.id())).isPresent();
    assertThat(world.directory().findAll(meanwhile.stream().map(Identity::id).toList())).hasSize(5);
    await("longer away than a producer waits by itself")
        .atMost(60, SECONDS)
        .until(() -> secondsOfLag(replica) > PATIENCE_OF_THE_PRODUCER);
    assertThat(Health.isUp(Health.readiness(replica))).as("ready within the grace").isTrue();
    assertThat(Health.isUp(Health.liveness(replica))).as("alive").isTrue();
    world.startKafka();

    List<String> ids = meanwhile.stream().map(Identity::id).toList();
    try (EventLog log = new EventLog(world.broker(), Topics.IDENTITY)) {
      log.about(ids, 60, events -> events.stream().map(Event::id).distinct().count() >= 10);
      log.drain();
      for (String id : ids) {
        assertThat(log.about(List.of(id)))
            .extracting(Event::type)
            .containsExactly("IdentityRegistered", "FeatureMaskChanged");
      }
    }
    theConsumersHearAgain(meanwhile.getFirst());
    await("the service notices").atMost(30, SECONDS).until(() -> isConnected(replica));
    assertThat(replica.process().isAlive()).isTrue();
  }

  private static void theConsumersHearAgain(Identity identity) {
    world.publish(Golden.of("IdentityFellSilent").about(identity.id()).revision(1));
    await("the event is applied")
        .atMost(60, SECONDS)
        .until(() ->
            world.directory().find(identity.id()).orElseThrow().state() == IdentityState.INACTIVE);
  }

  private static void heardOf(List<String> ids) {
    try (EventLog log = new EventLog(world.broker(), Topics.IDENTITY)) {
      log.about(ids, 20, events -> !events.isEmpty());
    }
  }

  private static int secondsOfLag(ServiceProcess replica) {
    return Health.check(Health.readiness(replica), "outbox")
        .required("data")
        .required("lagSeconds")
        .asInt();
  }

  private static boolean isConnected(ServiceProcess replica) {
    return Health.check(Health.readiness(replica), "broker")
        .required("data")
        .required("connected")
        .asBoolean();
  }
}
