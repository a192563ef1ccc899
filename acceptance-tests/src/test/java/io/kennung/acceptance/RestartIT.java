package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.acceptance.EventLog.Event;
import io.kennung.chassis.testing.Golden;
import io.kennung.client.Challenge;
import io.kennung.client.DirectoryException;
import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.Identity;
import io.kennung.client.PublicIdentity;
import io.kennung.client.UnfinishedCreation;
import io.kennung.local.ServiceProcess;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.SecretKey;
import io.kennung.protocol.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Processes end, with and without notice, and what was promised holds. */
class RestartIT {

  private static final int CLIENTS = 3;
  private static final int A_FEW = 25;
  private static final int SIGTERM = 143;

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
  void aReplicaIsKilledWhileManyCreateAndNothingIsLostOrDoubled() {
    ServiceProcess victim = world.replicas(2).getFirst();
    Map<String, SecretKey> told = new ConcurrentHashMap<>();
    Crowd crowd = new Crowd(CLIENTS, () -> create(told));
    try (crowd) {
      crowd.awaitMore(A_FEW);
      victim.kill();
      crowd.awaitMore(A_FEW);
      world.startReplica();
      crowd.awaitMore(A_FEW);
    }

    assertThat(crowd.troubles())
        .allSatisfy(trouble ->
            assertThat(trouble)
                .isInstanceOfSatisfying(
                    DirectoryException.class,
                    cutShort -> assertThat(cutShort.kind()).isEqualTo(Kind.UNREACHABLE)));
    Map<String, PublicIdentity> found = world.directory().findAll(told.keySet());
    assertThat(found).hasSameSizeAs(told);
    told.forEach((id, key) -> assertThat(found.get(id).publicKey()).isEqualTo(key.publicKey()));
    assertThat(world.rows("SELECT encode(public_key, 'hex') FROM identity"))
        .as("a creation that was asked for twice came to one identity")
        .doesNotHaveDuplicates();
    everyIdentityWasAnnouncedOnce();
  }

  private static void create(Map<String, SecretKey> told) {
    SecretKey key = World.newKey();
    told.put(world.directory().create(key).identity(), key);
  }

  private static void everyIdentityWasAnnouncedOnce() {
    Set<String> registered = Set.copyOf(world.rows("SELECT id FROM identity"));
    try (EventLog log = new EventLog(world.broker(), Topics.IDENTITY)) {
      log.about(registered, 30, events -> announcements(events).keySet().equals(registered));
      log.drain();
      // One that is sent again after a crash has the same id and is the same event.
      assertThat(announcements(log.about(registered)))
          .allSatisfy((id, announcements) -> assertThat(announcements).hasSize(1));
    }
  }

  private static Map<String, Set<String>> announcements(List<Event> events) {
    return events.stream()
        .filter(event -> event.type().equals("IdentityRegistered"))
        .collect(
            Collectors.groupingBy(
                Event::identity, Collectors.mapping(Event::id, Collectors.toSet())));
  }

  @Test
  void whatADeadReplicaWouldHaveHeardTheOthersHearSoon() {
    ServiceProcess victim = world.replicas(2).getFirst();
    List<Identity> identities =
        Stream.generate(() -> World.register(world.directory())).limit(A_FEW).toList();

    victim.kill();
    identities.forEach(
        each -> world.publish(Golden.of("IdentityFellSilent").about(each.id()).revision(1)));

    await("of a dead one's share, too").atMost(45, SECONDS).until(() -> areSilent(identities));
  }

  private static boolean areSilent(List<Identity> identities) {
    List<String> ids = identities.stream().map(Identity::id).toList();
    return world.directory().findAll(ids).values().stream()
        .allMatch(each -> each.state() == IdentityState.INACTIVE);
  }

  @Test
  void aReplicaEndsInGoodOrderThoughAnotherOneHasJustDied() {
    List<ServiceProcess> replicas = List.copyOf(world.replicas(2));
    replicas.getFirst().kill();
    // It wants its share of what the dead one has not yet lost.
    world.startReplica();

    replicas.getLast().stop();

    assertThat(replicas.getLast().process().exitValue())
        .as("ended by itself, not killed after its time to do so")
        .isEqualTo(SIGTERM);
  }

  @Test
  void aChallengeOutlivesARollingRestartThatNobodyNotices() {
    List<ServiceProcess> old = List.copyOf(world.replicas(2));
    Identity anna = World.register(world.directory());
    SecretKey key = World.newKey();
    UnfinishedCreation unfinished = world.directory().begin(key);
    Map<String, Object> mask = Map.of("identity", anna.id(), "featureMask", 9);
    Challenge challenge = world.directory().twoPhase().challenge("identity/set_featuremask", mask);

    Crowd readers = new Crowd(CLIENTS, () -> lookUp(anna));
    try (readers) {
      for (ServiceProcess each : old) {
        world.startReplica();
        each.stop();
        readers.awaitMore(A_FEW);
      }
    }

    assertThat(readers.troubles()).as("of %d look-ups", readers.done()).isEmpty();
    Identity berta = new Identity(world.directory().finish(unfinished).identity(), key);
    world
        .directory()
        .twoPhase()
        .answer("identity/set_featuremask", mask, challenge.token(), challenge.response(anna.key()))
        .requireSuccess();
    assertThat(world.directory().own(berta).identity()).isEqualTo(berta.id());
    assertThat(world.directory().featureMasks(List.of(anna.id()))).containsEntry(anna.id(), 9L);
  }

  private static void lookUp(Identity anna) {
    assertThat(world.directory().find(anna.id()).orElseThrow().publicKey())
        .isEqualTo(anna.key().publicKey());
  }

  @Test
  void aSecondStartFindsEverythingAgain() {
    Identity anna = World.register(world.directory());
    world.directory().setFeatureMask(anna, 7);
    SecretKey key = World.newKey();
    UnfinishedCreation unfinished = world.directory().begin(key);

    world.restart();

    assertThat(world.directory().find(anna.id()))
        .contains(
            new PublicIdentity(anna.id(), anna.key().publicKey(), 7, IdentityState.ACTIVE, 0));
    Identity berta = new Identity(world.directory().finish(unfinished).identity(), key);
    Identity clara = World.register(world.directory());
    assertThat(world.directory().own(clara).identity()).isEqualTo(clara.id());
    try (EventLog log = new EventLog(world.broker(), Topics.IDENTITY)) {
      log.about(List.of(anna.id()), 20, events -> events.size() >= 2);
      for (Identity each : List.of(berta, clara)) {
        log.about(List.of(each.id()), 20, events -> !events.isEmpty());
      }
    }
  }
}
