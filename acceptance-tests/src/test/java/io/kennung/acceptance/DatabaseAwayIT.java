package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.acceptance.Http.Reply;
import io.kennung.chassis.testing.Golden;
import io.kennung.client.DirectoryException;
import io.kennung.client.Identity;
import io.kennung.client.UnfinishedCreation;
import io.kennung.local.ServiceProcess;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.events.Topics;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL is away for a while: nobody is told nonsense, and nobody has to restart anything. */
class DatabaseAwayIT {

  /** Five seconds for a connection, and what a busy machine needs. */
  private static final int SOON = 15;

  /** The longest silence that a service suffers on a connection is 30 s. */
  private static final int LONGEST_SILENCE = 50;

  private static World world;
  private static ServiceProcess replica;

  @BeforeAll
  static void start() {
    world = World.create();
    replica = world.replicas(1).getFirst();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void aDatabaseThatIsShutDownIsToldSoonAndFoundAgain() throws Exception {
    Identity anna = World.register(world.directory());
    UnfinishedCreation berta = world.directory().begin(World.newKey());

    world.stopPostgres();
    try {
      areFailures(questions(anna, berta), SOON);
      await("not ready")
          .atMost(SOON, SECONDS)
          .until(() -> Health.readiness(replica).status() == 503);
      assertThat(Health.isUp(Health.liveness(replica))).as("alive").isTrue();
    } finally {
      world.startPostgres();
    }

    worksAgain(anna, berta);
  }

  @Test
  void aDatabaseThatFallsSilentHoldsNobodyForEver() throws Exception {
    Identity anna = World.register(world.directory());
    UnfinishedCreation berta = world.directory().begin(World.newKey());
    List<String> server = PostgresProcesses.of(world);

    PostgresProcesses.signal("-STOP", server);
    try {
      List<CompletableFuture<Reply>> answers = questions(anna, berta);
      answers.add(Http.getLater(replica.management().resolve("/q/health/ready")));
      areFailures(answers, LONGEST_SILENCE);
      assertThat(Health.isUp(Health.liveness(replica))).as("alive").isTrue();
    } finally {
      PostgresProcesses.signal("-CONT", server);
    }

    worksAgain(anna, berta);
  }

  @Test
  void whoLinksMeanwhileIsToldSoonAndGetsNothingUntilItIsBack() throws Exception {
    ServiceProcess linking = world.replicas(World.VERIFICATION, 1).getFirst();
    PendingLinks pending = PendingLinks.begin(world);
    int sent = world.deliveries().all();

    world.stopPostgres();
    try {
      areFailures(pending.questions(), SOON);
      assertThat(pending.mailPage().status()).isEqualTo(503);
      assertThat(pending.mailPage().body()).contains("<html lang=\"de\">", "<h1>");
      await("not ready")
          .atMost(SOON, SECONDS)
          .until(() -> Health.readiness(linking).status() == 503);
      assertThat(Health.isUp(Health.liveness(linking))).as("alive").isTrue();
      assertThat(world.deliveries().all()).isEqualTo(sent);
    } finally {
      world.startPostgres();
    }

    Health.awaitReady(linking, 60);
    pending.goOn();
    assertThat(linking.process().isAlive()).isTrue();
  }

  /** Everything that needs the database, at once. */
  private static List<CompletableFuture<Reply>> questions(Identity anna, UnfinishedCreation berta) {
    URI door = world.stack().frontDoor();
    String many = "{\"identities\":[\"%s\"]}".formatted(anna.id());
    String mask = "{\"identity\":\"%s\",\"featureMask\":1}".formatted(anna.id());
    String creation =
        "{\"publicKey\":\"%s\",\"token\":\"%s\",\"response\":\"%s\"}"
            .formatted(berta.publicKey().base64(), berta.token(), berta.response());
    return new ArrayList<>(
        List.of(
            Http.getLater(door.resolve("/identity/" + anna.id())),
            Http.getLater(door.resolve("/identity/*NOBODY0")),
            Http.postLater(door.resolve("/identity/fetch_bulk"), many),
            Http.postLater(door.resolve("/identity/check"), many),
            Http.postLater(door.resolve("/identity/check_featuremask"), many),
            Http.postLater(door.resolve("/identity/set_featuremask"), mask),
            Http.postLater(door.resolve("/identity/fetch_priv"), mask),
            Http.postLater(door.resolve("/identity/create"), creation)));
  }

  private static void areFailures(List<CompletableFuture<Reply>> answers, int seconds)
      throws Exception {
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(seconds, SECONDS);
    for (CompletableFuture<Reply> answer : answers) {
      Reply reply = answer.join();
      assertThat(reply.status()).as(reply.body()).isEqualTo(503);
      assertThat(reply.json().isObject()).as(reply.body()).isTrue();
    }
  }

  private static void worksAgain(Identity anna, UnfinishedCreation berta) {
    await("the service works again").atMost(60, SECONDS).until(() -> works(anna));
    Health.awaitReady(replica, 30);
    String created = world.directory().finish(berta).identity();
    world.directory().setFeatureMask(anna, 11);
    try (EventLog log = new EventLog(world.broker(), Topics.IDENTITY)) {
      log.about(List.of(created), 30, events -> !events.isEmpty());
      log.about(List.of(anna.id()), 30, events -> events.size() >= 2);
    }
    // Consumers and the memory of the replica, too.
    assertThat(world.directory().find(created)).isPresent();
    world.publish(Golden.of("IdentityFellSilent").about(created).revision(1));
    await("the event is applied")
        .atMost(30, SECONDS)
        .pollInterval(50, MILLISECONDS)
        .until(
            () -> world.directory().find(created).orElseThrow().state() == IdentityState.INACTIVE);
    assertThat(replica.process().isAlive()).isTrue();
  }

  private static boolean works(Identity anna) {
    try {
      return world.directory().own(anna).identity().equals(anna.id())
          && world.directory().find(anna.id()).isPresent();
    } catch (DirectoryException notYet) {
      return false;
    }
  }
}
