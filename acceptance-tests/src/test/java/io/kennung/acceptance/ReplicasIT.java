package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.acceptance.EventLog.Event;
import io.kennung.chassis.testing.Golden;
import io.kennung.client.Answer;
import io.kennung.client.Challenge;
import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.client.PublicIdentity;
import io.kennung.client.UnfinishedCreation;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.SecretKey;
import io.kennung.protocol.events.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes of a service are one directory. */
@ExtendWith(SharedWorld.class)
class ReplicasIT {

  private static final int WATCHED = 30;
  private static final int CROWD = 300;
  private static final List<Long> MASKS = List.of(1L, 3L);

  private final World world;
  private final Directory one;
  private final Directory other;

  ReplicasIT(World world) {
    this.world = world;
    var replicas = world.replicas(2);
    one = world.at(replicas.get(0));
    other = world.at(replicas.get(1));
  }

  @Test
  void aChallengeOfOneIsAnsweredAtTheOther() {
    SecretKey key = World.newKey();
    Identity identity = new Identity(other.finish(one.begin(key)).identity(), key);

    Map<String, Object> mask = Map.of("identity", identity.id(), "featureMask", 5);
    Challenge challenge = other.twoPhase().challenge("identity/set_featuremask", mask);
    one.twoPhase()
        .answer("identity/set_featuremask", mask, challenge.token(), challenge.response(key))
        .requireSuccess();

    assertThat(other.featureMasks(List.of(identity.id()))).containsEntry(identity.id(), 5L);
  }

  @Test
  void theSameSecondPhaseAtBothAtOnceCreatesOneIdentity() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 20; round++) {
        UnfinishedCreation unfinished = one.begin(World.newKey());
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Answer>> answers =
            threads.invokeAll(
                List.<Callable<Answer>>of(
                    () -> create(one, unfinished, start), () -> create(other, unfinished, start)));

        assertThat(answers.get(0).get().text("identity"))
            .isEqualTo(answers.get(1).get().text("identity"));
        assertThat(
                world.rows(
                    "SELECT id FROM identity WHERE public_key = decode('%s', 'base64')"
                        .formatted(unfinished.publicKey().base64())))
            .hasSize(1);
      }
    }
  }

  private static Answer create(
      Directory directory, UnfinishedCreation unfinished, CyclicBarrier start) throws Exception {
    start.await(10, SECONDS);
    return directory
        .twoPhase()
        .answer(
            "identity/create",
            Map.of("publicKey", unfinished.publicKey().base64()),
            unfinished.token(),
            unfinished.response());
  }

  @Test
  void whatOnlyOneIsToldBothAnswerWithin5Seconds() {
    List<Identity> identities =
        IntStream.range(0, WATCHED).mapToObj(i -> World.register(one)).toList();

    long slowestSilence = 0;
    long slowestEnd = 0;
    for (Identity each : identities) {
      rememberedByBoth(each);
      slowestSilence =
          Math.max(
              slowestSilence,
              millisUntilBothSay(
                  Golden.of("IdentityFellSilent").about(each.id()).revision(1),
                  each,
                  found -> found.filter(it -> it.state() == IdentityState.INACTIVE).isPresent()));
      rememberedByBoth(each);
      slowestEnd =
          Math.max(
              slowestEnd,
              millisUntilBothSay(
                  Golden.of("IdentityRevoked").about(each.id()).revision(2),
                  each,
                  Optional::isEmpty));
    }
    assertThat(List.of(slowestSilence, slowestEnd))
        .as(
            "of %d identities, the slowest fell silent after %d ms, the slowest ended after %d ms",
            WATCHED, slowestSilence, slowestEnd)
        .allMatch(millis -> millis < 5_000);
    List<String> ids = identities.stream().map(Identity::id).toList();
    for (Directory directory : List.of(one, other)) {
      assertThat(directory.findAll(ids)).isEmpty();
      assertThat(directory.check(ids).identities().values())
          .hasSize(WATCHED)
          .allMatch(it -> it.state() == IdentityState.INVALID);
    }
  }

  private void rememberedByBoth(Identity identity) {
    for (Directory directory : List.of(one, other, one, other)) {
      assertThat(directory.find(identity.id())).isPresent();
    }
  }

  private long millisUntilBothSay(
      Golden event, Identity identity, Predicate<Optional<PublicIdentity>> wanted) {
    world.publish(event);
    long sentAt = System.nanoTime();
    await(identity.id())
        .pollDelay(0, MILLISECONDS)
        .pollInterval(10, MILLISECONDS)
        .atMost(20, SECONDS)
        .until(
            () -> wanted.test(one.find(identity.id())) && wanted.test(other.find(identity.id())));
    return (System.nanoTime() - sentAt) / 1_000_000;
  }

  @Test
  void everyIdentitysEventsComeOnceAndInOrderWhicheverReplicaCausedThem() throws Exception {
    List<String> ids = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<String>> stories =
          IntStream.range(0, CROWD).mapToObj(i -> threads.submit(() -> story(i))).toList();
      for (Future<String> story : stories) {
        ids.add(story.get());
      }
    }
    assertThat(ids).doesNotHaveDuplicates();

    int expected = CROWD * (1 + MASKS.size());
    try (EventLog log = new EventLog(world.broker(), Topics.IDENTITY)) {
      log.about(ids, 30, events -> events.size() >= expected);
      log.drain();
      List<Event> events = log.about(ids);
      assertThat(events).hasSize(expected);
      assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
      Map<String, List<String>> told = new HashMap<>();
      events.forEach(event ->
          told.computeIfAbsent(event.identity(), id -> new ArrayList<>()).add(inShort(event)));
      assertThat(told)
          .hasSize(CROWD)
          .allSatisfy((id, story) ->
              assertThat(story)
                  .containsExactly(
                      "IdentityRegistered", "FeatureMaskChanged 1", "FeatureMaskChanged 3"));
    }
  }

  /** Every step at the other replica. */
  private String story(int number) {
    List<Directory> turns = number % 2 == 0 ? List.of(one, other) : List.of(other, one);
    Identity identity = World.register(turns.get(0));
    for (int i = 0; i < MASKS.size(); i++) {
      turns.get((i + 1) % 2).setFeatureMask(identity, MASKS.get(i));
    }
    return identity.id();
  }

  private static String inShort(Event event) {
    return event.data().has("featureMask")
        ? event.type() + " " + event.data().get("featureMask").asLong()
        : event.type();
  }
}
