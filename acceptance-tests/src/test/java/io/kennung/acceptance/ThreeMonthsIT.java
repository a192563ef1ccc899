package io.kennung.acceptance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kennung.client.Identity;
import io.kennung.client.contacts.Match;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.Verdict;
import io.kennung.protocol.events.Topics;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three months pass. */
class ThreeMonthsIT {

  /** Three months are 92 days at most, and the last of them counts to its end. */
  private static final int DAYS = 95;

  private static final List<String> TOPICS =
      List.of(Topics.IDENTITY, Topics.LINK, Topics.LIFECYCLE, Topics.ACTIVITY);

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
  void whoHasRegisteredThenIsStillThereToday() {
    LocalDate then = today().minusDays(DAYS);
    Identity anna = World.register(world.directory());
    Identity berta = World.register(world.directory());
    String number = link(berta);
    await("heard by all")
        .atMost(60, SECONDS)
        .until(() -> seenOn(anna).equals(List.of(then)) && seenOn(berta).equals(List.of(then)));
    assertThat(
            world.rows(
                "SELECT date(registered_at AT TIME ZONE 'UTC') || ' ' || seen_on FROM identity"
                    + " WHERE id = '%s'".formatted(anna.id())))
        .containsExactly(then + " " + then);

    world.restart(Map.of());

    assertThat(world.directory().own(anna).identity()).isEqualTo(anna.id());
    assertThat(world.rows("SELECT seen_on FROM identity WHERE id = '%s'".formatted(anna.id())))
        .containsExactly(today().toString());
    assertThat(world.directory().contacts().findForgotten(Optional.empty(), Optional.of(number)))
        .extracting(Match::identity)
        .containsExactly(berta.id());
    try (EventLog log = new EventLog(world.broker(), Topics.ACTIVITY)) {
      assertThat(log.about(List.of(anna.id()), 30, events -> !events.isEmpty()))
          .extracting(event -> event.data().get("day").asText())
          .containsExactly(today().toString());
    }
    try (EventLog log = new EventLog(world.broker(), Topics.LINK)) {
      assertThat(log.about(List.of(berta.id()), 30, events -> !events.isEmpty()))
          .as("what is old, too")
          .anyMatch(event ->
              event.type().equals("AddressLinked")
                  && event.data().get("at").asText().startsWith(then.toString()));
    }
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
