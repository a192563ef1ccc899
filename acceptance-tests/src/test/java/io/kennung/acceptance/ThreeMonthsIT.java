package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.acceptance.Http.Reply;
import io.kennung.client.Identity;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.contacts.Match;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.Verdict;
import io.kennung.local.state.Secrets;
import io.kennung.protocol.IdentityState;
import io.kennung.protocol.events.Topics;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three months pass, and who has not been seen in them is inactive until seen again. */
class ThreeMonthsIT {

  /** Three months are 92 days at most, and the last of them counts to its end. */
  private static final int DAYS = 95;

  private static final List<String> TOPICS =
      List.of(Topics.IDENTITY, Topics.LINK, Topics.LIFECYCLE, Topics.ACTIVITY);

  private static final String CHAT_SERVER = Secrets.random();

  /** Does not wait until it is sure of having heard everything, and looks often. */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "DIRECTORY_SILENCE_STEADY", "0s",
          "DIRECTORY_SILENCE_EVERY", "1s",
          "DIRECTORY_ACTIVITY_TOKENS", CHAT_SERVER);

  private static World world;

  @BeforeAll
  static void start() {
    world = World.create(PastClock.daysAgo(DAYS));
    PastClock.keepOldRecords(world.broker(), TOPICS);
  }

  @AfterAll
  static void stop() {
    // Absent where the test was skipped.
    Optional.ofNullable(world).ifPresent(World::close);
  }

  @Test
  void whoIsSilentForThreeMonthsIsInactiveUntilSeenAgain() {
    LocalDate then = today().minusDays(DAYS);
    Identity anna = World.register(world.directory());
    Identity berta = World.register(world.directory());
    List<Identity> silent = List.of(anna, berta);
    String number = link(berta);
    await("heard by all")
        .atMost(60, SECONDS)
        .until(() -> silent.stream().allMatch(each -> seenOn(each).equals(List.of(then))));
    assertThat(
            world.rows(
                "SELECT date(registered_at AT TIME ZONE 'UTC') || ' ' || seen_on FROM identity"
                    + " WHERE id = '%s'".formatted(anna.id())))
        .containsExactly(then + " " + then);

    world.restart(IMPATIENT);
    Identity clara = World.register(world.directory());

    await("inactive").atMost(60, SECONDS).until(() -> are(IdentityState.INACTIVE, silent));
    assertThat(world.directory().findAll(List.of(anna.id(), berta.id())).values())
        .hasSize(2)
        .allMatch(each -> each.state() == IdentityState.INACTIVE);
    await("hidden").atMost(30, SECONDS).until(() -> match(clara, number, false).isEmpty());
    assertThat(match(clara, number, true)).containsExactly(berta.id());
    assertThat(world.directory().contacts().findForgotten(Optional.empty(), Optional.of(number)))
        .extracting(Match::identity)
        .containsExactly(berta.id());
    assertThat(are(IdentityState.ACTIVE, List.of(clara))).isTrue();

    assertThat(world.directory().own(anna).identity()).isEqualTo(anna.id());
    assertThat(report(berta).status()).isBetween(200, 299);

    await("active").atMost(60, SECONDS).until(() -> are(IdentityState.ACTIVE, silent));
    await("shown")
        .atMost(30, SECONDS)
        .until(() -> match(clara, number, false).equals(List.of(berta.id())));
    for (Identity each : silent) {
      assertThat(seenOn(each)).containsExactly(today());
      toldInOrder(each);
    }
    assertThat(told(clara)).isEmpty();
  }

  /** Each once, whatever was asked and swept in between. */
  private static void toldInOrder(Identity who) {
    assertThat(told(who)).containsExactly("IdentityFellSilent 1", "IdentityWoke 2");
  }

  private static List<String> told(Identity who) {
    try (EventLog log = new EventLog(world.broker(), Topics.LIFECYCLE)) {
      log.drain();
      return log.about(List.of(who.id())).stream()
          .map(event -> event.type() + " " + event.data().get("revision").asLong())
          .toList();
    }
  }

  private static boolean are(IdentityState state, List<Identity> identities) {
    List<String> ids = identities.stream().map(Identity::id).toList();
    return world.directory().check(ids).identities().values().stream()
        .allMatch(each -> each.state() == state);
  }

  private static List<String> match(Identity asking, String number, boolean includeInactive) {
    return world
        .directory()
        .contacts()
        .match(asking, null, AddressBook.of(List.of(), List.of(number)), includeInactive)
        .matches()
        .stream()
        .map(Match::identity)
        .toList();
  }

  /** As a chat server that has just seen somebody. */
  private static Reply report(Identity seen) {
    URI service = world.replicas(World.REVOCATION, 1).getFirst().address();
    return Http.post(
        service.resolve("/activity"),
        "{\"day\":\"%s\",\"identities\":[\"%s\"]}".formatted(today(), seen.id()),
        "Authorization",
        "Bearer " + CHAT_SERVER,
        "Content-Type",
        "application/json");
  }

  private static String link(Identity who) {
    String number = "4177" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
    PhoneVerification begun =
        (PhoneVerification) world.directory().linking().linkPhone(who, number, "de", SmsLink.NONE);
    String code = world.deliveries().awaitCode(number, 1);
    assertThat(world.directory().linking().submitCode(begun.verificationId(), code))
        .isInstanceOf(Verdict.Accepted.class);
    return number;
  }

  private static List<LocalDate> seenOn(Identity who) {
    return world
        .rows(
            World.REVOCATION, "SELECT seen_on FROM life WHERE identity = '%s'".formatted(who.id()))
        .stream()
        .map(LocalDate::parse)
        .toList();
  }

  private static LocalDate today() {
    return LocalDate.now(Clock.systemUTC());
  }
}
