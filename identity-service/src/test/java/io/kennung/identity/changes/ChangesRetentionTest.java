package io.kennung.identity.changes;

import static io.kennung.protocol.IdentityState.ACTIVE;
import static io.kennung.protocol.IdentityState.INACTIVE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.changes.Follower.Told;
import io.kennung.identity.lifecycle.Fates;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forgotten after a month, and what is said to whoever comes later. */
@DirectoryTest
class ChangesRetentionTest {

  @Inject Fates fates;
  @Inject Table table;
  @Inject TestClock clock;
  @Inject Changes changes;
  @Inject Forgetting forgetting;

  private Follower follower;
  private String anna;

  @BeforeEach
  void register() {
    follower = Follower.upToDate();
    anna = Holders.create().id();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void whoStaysAwayLongerThanAMonthHasToBeginAnew() {
    String before = follower.cursor();
    fates.become(anna, INACTIVE, 1);
    follower.read(1000);
    String between = follower.cursor();
    clock.advance(Duration.ofDays(29));
    fates.become(anna, ACTIVE, 2);
    forgetting.purge();
    assertThat(Follower.after(before).read(List.of(anna))).hasSize(2);

    clock.advance(Duration.ofDays(2));
    forgetting.purge();

    ask(before).statusCode(410).body("error", containsString("identity/check"));
    ask(between).statusCode(410).body("error", containsString("without after"));
    assertThat(Follower.upToDate().cursor()).isNotEqualTo(between);
    assertThat(table.count("state_change WHERE identity = ?", anna)).isEqualTo(1);
  }

  @Test
  void whoKnowsTheLastChangeKnowsAllHoweverLongAgo() {
    fates.become(anna, INACTIVE, 1);
    follower.read(1000);
    clock.advance(Duration.ofDays(1000));

    forgetting.purge();
    forgetting.purge();

    assertThat(table.count("state_change")).isEqualTo(1);
    assertThat(follower.read(List.of(anna))).isEmpty();
    fates.become(anna, ACTIVE, 2);
    assertThat(follower.read(List.of(anna))).containsExactly(new Told(anna, 0));
  }

  @Test
  void oldestGoFirstSoThatWhatIsKeptHasNoHole() {
    fates.become(anna, INACTIVE, 1);
    follower.read(1000);
    fates.become(anna, ACTIVE, 2);
    fates.become(anna, INACTIVE, 3);
    table.execute(
        "UPDATE state_change SET written_at = now() - interval '40 days' WHERE identity = ? AND state = 0",
        anna);

    forgetting.purge();

    assertThat(follower.read(List.of(anna))).containsExactly(new Told(anna, 0), new Told(anna, 1));
  }

  @Test
  void onlySoManyGoAtOnce() {
    for (int revision = 1; revision <= 6; revision++) {
      fates.become(anna, revision % 2 == 0 ? ACTIVE : INACTIVE, revision);
    }
    follower.read(1000);
    int kept = table.count("state_change");

    assertThat(changes.forget(clock.instant().plusSeconds(1), 4)).isEqualTo(4);

    assertThat(table.count("state_change")).isEqualTo(kept - 4);
  }

  @Test
  void whatIsMissingInTheMiddleIsNotPassedOver() {
    String before = follower.cursor();
    fates.become(anna, INACTIVE, 1);
    fates.become(anna, ACTIVE, 2);
    fates.become(anna, INACTIVE, 3);
    follower.read(1000);

    table.execute("DELETE FROM state_change WHERE identity = ? AND state = 0", anna);

    ask(before).statusCode(410);
    table.execute("UPDATE state_change SET written_at = now() - interval '40 days'");
    forgetting.purge();
    assertThat(follower.read(1000)).as("only the last is left").isEmpty();
  }

  @Test
  void cursorOfAnotherDatabaseIsNotFollowed() {
    fates.become(anna, INACTIVE, 1);
    follower.read(1000);
    Cursor here = Cursor.parse(follower.cursor());

    ask(new Cursor(here.position(), UUID.randomUUID()).text()).statusCode(410);
    ask(new Cursor(here.position() + 1, here.mark()).text()).statusCode(410);
    ask(new Cursor(Long.MAX_VALUE, here.mark()).text()).statusCode(410);
    ask(new Cursor(0, here.mark()).text()).statusCode(410);
    ask(here.text()).statusCode(200);
  }

  @Test
  void cursorFromBeforeARestoreIsNotFollowedIntoOtherChanges() {
    fates.become(anna, INACTIVE, 1);
    follower.read(1000);
    String lost = follower.cursor();
    // The backup did not have this change, and in its place comes another.
    table.execute("DELETE FROM state_change WHERE identity = ?", anna);
    table.execute(
        "UPDATE change_feed SET position = coalesce((SELECT max(position) FROM state_change), 0)");
    ask(lost).statusCode(410).body("error", containsString("restored"));

    fates.become(anna, ACTIVE, 2);

    ask(lost).statusCode(410).body("success", equalTo(false));
  }

  @Test
  void cursorOfTheBeginningIsGoodUntilTheFirstIsForgotten() {
    String beginning = changes.beginning().text();
    table.execute("DELETE FROM state_change");
    table.execute("UPDATE change_feed SET position = 0");
    assertThat(ask("").statusCode(200).extract().<String>path("next")).isEqualTo(beginning);
    assertThat(Follower.after(beginning).step(Map.of())).isEmpty();

    fates.become(anna, INACTIVE, 1);
    fates.become(anna, ACTIVE, 2);
    assertThat(Follower.after(beginning).step(Map.of()))
        .containsExactly(new Told(anna, 1), new Told(anna, 0));
    clock.advance(Duration.ofDays(31));
    forgetting.purge();

    ask(beginning).statusCode(410);
  }

  private static ValidatableResponse ask(String cursor) {
    var asked = given().header("Authorization", "Bearer " + Follower.TOKEN);
    return (cursor.isEmpty() ? asked : asked.queryParam("after", cursor)).get("/changes").then();
  }
}
