package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.acceptance.Http.Reply;
import io.kennung.client.Identity;
import io.kennung.local.ServiceProcess;
import io.kennung.local.state.Secrets;
import io.kennung.protocol.RevocationKey;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A chat server without Kafka hears who has been revoked, whatever ends and restarts. */
@ExtendWith(SharedWorld.class)
class ChangesIT {

  private static final RevocationKey PASSWORD = RevocationKey.ofPassword("correct horse");

  private static final int AT_ONCE = 5;

  /** Kafka waits for a consumer that has died before it gives its partitions to another. */
  private static final int REASSIGNED = 60;

  private final World world;
  private final String token;
  private final List<String> told = new ArrayList<>();
  private String cursor = "";

  ChangesIT(World world) {
    this.world = world;
    // As it was made for this machine, not set by the test.
    this.token = new Secrets(world.state().secrets()).of("directory.changes.tokens");
  }

  @BeforeEach
  void catchUp() {
    Reply reply;
    do {
      reply = ask(world.stack().frontDoor(), 0).join();
    } while (!take(reply).isEmpty());
    told.clear();
  }

  @Test
  void whoWaitsHearsOfARevocationWithinSecondsAndEachOfThemOnce() throws Exception {
    URI door = world.stack().frontDoor();
    Identity anna = World.register(world.directory());
    Identity berta = World.register(world.directory());
    world.directory().revocation().setPassword(berta, PASSWORD);

    CompletableFuture<Reply> waiting = ask(door, 45);
    world.directory().revocation().revoke(anna);
    hears(waiting, door, anna.id() + " 2", AT_ONCE);

    waiting = ask(door, 45);
    world.directory().revocation().revokeByPassword(berta.id(), PASSWORD);
    hears(waiting, door, berta.id() + " 2", AT_ONCE);

    take(ask(door, 1).get(20, SECONDS));
    assertThat(about(anna, berta)).containsExactly(anna.id() + " 2", berta.id() + " 2");
  }

  @Test
  void replicaThatEndsAnswersWhoWaitsAndAnotherGoesOnWithTheCursor() throws Exception {
    List<ServiceProcess> replicas = world.replicas(2);
    ServiceProcess leaving = replicas.getLast();
    Identity anna = World.register(world.directory());
    CompletableFuture<Reply> waiting = ask(leaving.address(), 45);
    await("it waits").atMost(20, SECONDS).until(() -> waiting(leaving) >= 1);

    leaving.process().destroy();

    Reply reply = waiting.get(5, SECONDS);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    take(reply);
    assertThat(leaving.process().waitFor(15, SECONDS)).as("nobody holds it up").isTrue();
    world.directory().revocation().revoke(anna);
    URI other = replicas.getFirst().address();
    hears(ask(other, 45), other, anna.id() + " 2", REASSIGNED);
    assertThat(about(anna)).containsExactly(anna.id() + " 2");
  }

  @Test
  void replicaThatIsKilledLosesNothingAndTellsNothingTwice() throws Exception {
    List<ServiceProcess> replicas = world.replicas(2);
    ServiceProcess victim = replicas.getLast();
    List<Identity> people =
        Stream.generate(() -> World.register(world.directory())).limit(6).toList();
    world.directory().revocation().revoke(people.get(0));
    hears(ask(victim.address(), 45), victim.address(), people.get(0).id() + " 2", REASSIGNED);
    CompletableFuture<Reply> waiting = ask(victim.address(), 45);
    await("it waits").atMost(20, SECONDS).until(() -> waiting(victim) >= 1);

    victim.kill();
    assertThat(waiting).failsWithin(Duration.ofSeconds(20));
    people.subList(1, 3).forEach(each -> world.directory().revocation().revoke(each));
    ServiceProcess again = world.stack().startAgain(victim);
    people.subList(3, 6).forEach(each -> world.directory().revocation().revoke(each));

    for (Identity each : people.subList(1, 6)) {
      hears(ask(again.address(), 5), again.address(), each.id() + " 2", REASSIGNED);
    }
    take(ask(world.stack().frontDoor(), 1).get(20, SECONDS));
    assertThat(about(people.toArray(Identity[]::new)))
        .containsExactlyInAnyOrderElementsOf(
            people.stream().map(each -> each.id() + " 2").toList());
  }

  @Test
  void nobodyElseHearsAnything() {
    URI changes = world.stack().frontDoor().resolve("/changes");

    assertThat(Http.get(changes).status()).isEqualTo(401);
    assertThat(Http.get(changes, "Authorization", "Bearer " + Secrets.random()).status())
        .isEqualTo(401);
  }

  /** Others may come first; within so many seconds it has come. */
  private void hears(CompletableFuture<Reply> first, URI at, String change, int within)
      throws Exception {
    long before = System.nanoTime();
    if (!told.contains(change)) {
      take(first.get(60, SECONDS));
    }
    while (!told.contains(change)) {
      take(ask(at, 5).get(20, SECONDS));
    }
    assertThat(System.nanoTime() - before).isLessThan(SECONDS.toNanos(within));
  }

  private CompletableFuture<Reply> ask(URI at, int wait) {
    return Http.getLater(
        at.resolve("/changes?wait=%d&after=%s".formatted(wait, cursor)),
        "Authorization",
        "Bearer " + token);
  }

  private List<String> take(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    List<String> changes = new ArrayList<>();
    for (JsonNode each : reply.json().required("changes")) {
      changes.add(each.required("identity").asText() + " " + each.required("state").asInt());
    }
    cursor = reply.json().required("next").asText();
    told.addAll(changes);
    return changes;
  }

  private List<String> about(Identity... people) {
    List<String> ids = Stream.of(people).map(Identity::id).toList();
    return told.stream().filter(each -> ids.contains(each.substring(0, 8))).toList();
  }

  private static double waiting(ServiceProcess replica) {
    return Http.get(replica.management().resolve("/q/metrics"))
        .body()
        .lines()
        .filter(line -> line.startsWith("directory_changes_waiting "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }
}
