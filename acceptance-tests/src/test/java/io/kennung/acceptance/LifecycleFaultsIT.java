package io.kennung.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kennung.acceptance.Life.Step;
import io.kennung.chassis.testing.Golden;
import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.linking.SmsLink;
import io.kennung.local.ServiceProcess;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.events.Topics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each service dies at each step of a life and is started again: the end is the same. */
class LifecycleFaultsIT {

  private static final int LONGEST_ROUND = 120;

  /**
   * A dead consumer's share is taken over after ten seconds, and a small machine takes its time.
   */
  private static final int LONGEST_ECHO = 90;

  /**
   * A way to die.
   *
   * @param victim which service
   * @param after the step whose answer it has just given, while the other steps are under way (when
   *     nobody is at that step, whenever all have their answers); null when it dies just before
   */
  private record Death(String victim, @Nullable Step after) {}

  /** Whoever gives the answer to a step dies right after it, before its events are sent. */
  private static final List<Death> DEATHS =
      List.of(
          new Death(World.IDENTITY, Step.CREATE),
          new Death(World.VERIFICATION, null),
          new Death(World.VERIFICATION, Step.ENTER_CODE),
          new Death(World.REVOCATION, Step.SET_PASSWORD),
          new Death(World.REVOCATION, Step.REVOKE),
          new Death(World.REVOCATION, null),
          new Death(World.IDENTITY, null),
          new Death(World.VERIFICATION, Step.ASK_FOR_CODE));

  private static World world;
  private static Map<String, EventLog> logs;

  @BeforeAll
  static void start() {
    world =
        World.create(
            Map.of(
                // How long a message waits when the one who was about to send it has died.
                "DIRECTORY_DELIVERY_HOLD",
                "5s",
                // Long enough to die between an answer and its events, every time.
                "DIRECTORY_OUTBOX_GATHER",
                "500ms",
                // It is their owner's end that makes challenges worthless here, not their age.
                "DIRECTORY_POSSESSION_LIFETIME",
                "1h"));
    logs =
        Map.of(
            Topics.IDENTITY, new EventLog(world.broker(), Topics.IDENTITY),
            Topics.LINK, new EventLog(world.broker(), Topics.LINK),
            Topics.LIFECYCLE, new EventLog(world.broker(), Topics.LIFECYCLE));
  }

  @AfterAll
  static void stop() {
    logs.values().forEach(EventLog::close);
    world.close();
  }

  /**
   * As many people as there are deaths, each one step behind the one before: so each of the five
   * steps meets each of the deaths, and everybody meets one at every step.
   */
  @Test
  void whateverDiesWheneverTheEndIsTheSame() throws Exception {
    Life undisturbed = new Life(world);
    while (!undisturbed.isOver()) {
      undisturbed.goOn();
    }
    Traces expected = expected();
    await("undisturbed")
        .atMost(LONGEST_ECHO, SECONDS)
        .untilAsserted(() -> haveLeft(expected, List.of(undisturbed)));
    List<Life> lives = new ArrayList<>();

    for (int round = 0; round < DEATHS.size() + Step.values().length - 1; round++) {
      if (round < DEATHS.size()) {
        lives.add(new Life(world));
      }
      goOnAndDie(
          DEATHS.get(round % DEATHS.size()),
          lives.stream().filter(each -> !each.isOver()).toList());
    }

    assertThat(lives).allMatch(Life::isOver);
    await("the same end")
        .atMost(LONGEST_ECHO, SECONDS)
        .untilAsserted(() -> haveLeft(expected, lives));
    lives.forEach(LifecycleFaultsIT::hasEnded);
    nothingOldBringsItBack(lives.getFirst(), expected);
    nothingOldBringsItBack(undisturbed, expected);
  }

  private static void goOnAndDie(Death death, List<Life> lives) throws Exception {
    ServiceProcess victim = world.replicas(death.victim(), 1).getFirst();
    if (death.after() == null) {
      victim.kill();
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<Step, CompletableFuture<Void>> answers = new EnumMap<>(Step.class);
      for (Life each : lives) {
        answers.put(each.next(), CompletableFuture.runAsync(each::goOn, threads));
      }
      var all = CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new));
      if (death.after() != null) {
        answers.getOrDefault(death.after(), all).get(LONGEST_ROUND, SECONDS);
        victim.kill();
      }
      world.stack().startAgain(victim);
      all.get(LONGEST_ROUND, SECONDS);
    }
  }

  /** Of a life that ends as it should, told out rather than taken from one. */
  private static Traces expected() {
    return new Traces(
        List.of(
            "identity 2 2",
            "ids of the key 1",
            "kind phone false 2",
            "known 2 2",
            "life 2 2",
            "link phone false 2",
            "revocation password"),
        Map.of(
            Topics.IDENTITY, List.of("IdentityRegistered -"),
            Topics.LINK, List.of("AddressLinked 1", "AddressUnlinked 2"),
            Topics.LIFECYCLE, List.of("RevocationPasswordSet 1", "IdentityRevoked 2")),
        0,
        Map.of(
            "identity " + Topics.LINK, 2,
            "identity " + Topics.LIFECYCLE, 2,
            "verification " + Topics.IDENTITY, 1,
            "verification " + Topics.LIFECYCLE, 2,
            "revocation " + Topics.IDENTITY, 1),
        Map.of(
            Topics.IDENTITY, List.of("IdentityRegistered -"),
            Topics.LINK, List.of("AddressLinked 1", "AddressUnlinked 2"),
            Topics.LIFECYCLE, List.of("RevocationPasswordSet 1", "IdentityRevoked 2")));
  }

  private static void haveLeft(Traces expected, List<Life> lives) {
    logs.values().forEach(EventLog::drain);
    assertThat(lives)
        .allSatisfy(each -> assertThat(Traces.of(world, logs, each.id())).isEqualTo(expected));
  }

  private static void hasEnded(Life life) {
    Directory directory = world.directory();
    assertThat(directory.find(life.id())).isEmpty();
    assertThat(directory.findAll(List.of(life.id()))).isEmpty();
    assertThat(directory.check(List.of(life.id())).identities().get(life.id()).state())
        .isEqualTo(IdentityState.INVALID);
    assertThat(life.answerTooLate()).hasSize(3).containsOnly("invalid-identity");
    assertThat(life.askTooLate()).hasSize(3).containsOnly("invalid-identity");
    assertThatThrownBy(
            () -> directory.linking().linkPhone(life.identity(), life.number(), "de", SmsLink.NONE))
        .isInstanceOfSatisfying(
            DirectoryException.class,
            refused -> assertThat(refused.errorType()).hasValue("invalid-identity"));
    assertThat(directory.contacts().findForgotten(Optional.empty(), Optional.of(life.number())))
        .isEmpty();
  }

  /** Neither its events under new names, late and out of order, nor its own requests. */
  private static void nothingOldBringsItBack(Life life, Traces expected) {
    Golden registered =
        about(life, "IdentityRegistered")
            .with("publicKey", life.identity().key().publicKey().base64());
    Golden linked = about(life, "AddressLinked").with("kind", "phone").revision(1);
    Golden silent = about(life, "IdentityFellSilent").revision(1);
    Golden woke = about(life, "IdentityWoke").revision(1);
    Golden wokeLater = about(life, "IdentityWoke").revision(99);
    world.publish(registered, linked, silent, woke, wokeLater);
    life.createOnceMore();

    awaitHeard(World.IDENTITY, linked, silent, woke, wokeLater);
    awaitHeard(World.VERIFICATION, registered, silent, woke, wokeLater);
    awaitHeard(World.REVOCATION, registered);
    assertThat(Traces.of(world, Map.of(), life.id()).rows()).isEqualTo(expected.rows());
    assertThat(Traces.of(world, Map.of(), life.id()).published()).isEqualTo(expected.published());
    hasEnded(life);
  }

  private static Golden about(Life life, String event) {
    return Golden.of(event).about(life.id());
  }

  private static void awaitHeard(String service, Golden... events) {
    for (Golden event : events) {
      String id = new String(event.record().headers().lastHeader("ce_id").value(), UTF_8);
      await(service + " has heard")
          .atMost(30, SECONDS)
          .until(() ->
              !world
                  .rows(service, "SELECT 1 FROM inbox WHERE event_id = '%s'".formatted(id))
                  .isEmpty());
    }
  }
}
