package io.kennung.identity.changes;

import static io.kennung.protocol.IdentityState.ACTIVE;
import static io.kennung.protocol.IdentityState.INACTIVE;
import static io.kennung.protocol.IdentityState.INVALID;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.TestClock;
import io.kennung.identity.changes.Follower.Told;
import io.kennung.identity.lifecycle.Fates;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.kennung.staff.testing.SignIn;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What chat servers are told, and who is told anything. */
@DirectoryTest
class ChangesTest {

  @Inject Fates fates;
  @Inject Table table;
  @Inject TestClock clock;
  @Inject ChangesLimit limits;
  @Inject Telling telling;
  @Inject Waiting waiting;

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void whatBecomesOfAnIdentityIsToldInOrder() {
    Follower follower = Follower.upToDate();
    String anna = Holders.create().id();

    fates.become(anna, INACTIVE, 1);
    fates.become(anna, ACTIVE, 2);
    fates.become(anna, INVALID, 3);

    assertThat(follower.read(List.of(anna)))
        .containsExactly(new Told(anna, 1), new Told(anna, 0), new Told(anna, 2));
    assertThat(follower.read(1000)).isEmpty();
  }

  @Test
  void answerHasThreeMembersAChangeAndACursor() {
    Follower follower = Follower.upToDate();
    String anna = Holders.create().id();
    clock.freeze();
    Instant now = clock.instant();

    fates.become(anna, INVALID, 1);

    ask("after=" + follower.cursor())
        .statusCode(200)
        .contentType("application/json")
        .body("keySet()", equalTo(Set.of("changes", "next")))
        .body(
            "changes",
            equalTo(List.of(Map.of("identity", anna, "state", 2, "at", now.toString()))));
  }

  @Test
  void registrationIsNoChangeAndNeitherIsWhatIsToldAgainOrTooLate() {
    Follower follower = Follower.upToDate();
    String anna = Holders.create().id();
    assertThat(follower.read(List.of(anna))).isEmpty();

    fates.become(anna, ACTIVE, 1);
    fates.become(anna, INACTIVE, 5);
    fates.become(anna, INACTIVE, 5);
    fates.become(anna, INACTIVE, 6);
    fates.become(anna, ACTIVE, 4);
    fates.become(anna, INVALID, 3);
    fates.become(anna, INVALID, 7);
    fates.become(anna, ACTIVE, 8);
    fates.become("0000000Z", INVALID, 1);

    assertThat(follower.read(List.of(anna, "0000000Z")))
        .containsExactly(new Told(anna, 1), new Told(anna, 2));
    assertThat(table.count("state_change WHERE identity = ?", anna)).isEqualTo(2);
  }

  @Test
  void sameCursorIsAnsweredTheSameAndManyAreToldPieceByPiece() {
    Follower follower = Follower.upToDate();
    String before = follower.cursor();
    List<String> people = List.of(Holders.create().id(), Holders.create().id());
    for (int revision = 1; revision <= 5; revision++) {
      for (String each : people) {
        fates.become(each, revision % 2 == 0 ? ACTIVE : INACTIVE, revision);
      }
    }

    List<Told> all = follower.read(people);

    assertThat(all).hasSize(10);
    assertThat(Follower.after(before).read(people)).isEqualTo(all);
    Follower slow = Follower.after(before);
    assertThat(slow.step(Map.of("limit", 3))).hasSizeBetween(1, 3);
    List<Told> rest = slow.read(3);
    assertThat(rest).endsWith(all.getLast());
    assertThat(slow.cursor()).isEqualTo(follower.cursor());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "after=0 cursor",
        "after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA cursor",
        "after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= cursor",
        "after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA== cursor",
        "after=%2BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA cursor",
        "after=gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA cursor",
        "after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA cursor",
        "limit=0 limit",
        "limit=10001 limit",
        "limit=-1 limit",
        "limit=9999999999 limit",
        "limit=ten limit",
        "wait=61 wait",
        "wait=-1 wait",
        "wait=0.5 wait",
        "wait=5s wait",
      })
  void whatIsNoQuestionIsRefused(String parameters, String named) {
    String error = ask(parameters).statusCode(400).extract().path("error");

    assertThat(error).contains(named).hasSizeLessThan(100);
  }

  @Test
  void emptyParameterIsAsGoodAsNone() {
    String withNone = ask("limit=1000").statusCode(200).extract().asString();

    assertThat(ask("after=&limit=&wait=").statusCode(200).extract().asString()).isEqualTo(withNone);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer token-of-the-test",
        "Bearer token-of-the-tests,next-token-of-the-tests",
        "Bearer ",
        "Basic token-of-the-tests",
        "token-of-the-tests"
      })
  void nobodyElseIsTold(String authorization) {
    given()
        .header("Authorization", authorization)
        .get("/changes")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", equalTo("Bearer"))
        .body("success", equalTo(false));
    given().get("/changes").then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
  }

  @Test
  void staffDoNotComeInThisWay() {
    given()
        .header("Authorization", "Bearer " + SignIn.token("lea"))
        .get("/changes")
        .then()
        .statusCode(401)
        .body("error", equalTo("Unauthorized."));
  }

  @Test
  void secondTokenIsAsGoodSoThatTheFirstCanBeReplaced() {
    given()
        .header("Authorization", "bearer  next-token-of-the-tests")
        .get("/changes")
        .then()
        .statusCode(200);
  }

  @Test
  void withoutATokenThereIsNoSuchPath() {
    ChangesResource resource =
        new ChangesResource(new ChangesTokens(List.of()), limits, telling, waiting);

    assertThatThrownBy(() -> resource.next("Bearer ", null, null, null, null))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void tokenThatCanBeGuessedIsRefusedAtStart() {
    assertThatThrownBy(() -> new ChangesTokens(List.of("fifteen letters")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("directory.changes.tokens");
  }

  @Test
  void addressAsksAThousandTimesAtOnceAndNotOnceMore() {
    clock.freeze();
    int admitted = 0;
    for (int i = 0; i < 1010; i++) {
      int status =
          given()
              .header("Authorization", "Bearer " + Follower.TOKEN)
              .header("X-Forwarded-For", "2001:db8:77::1")
              .get("/changes?limit=1")
              .statusCode();
      admitted += status == 200 ? 1 : 0;
    }

    assertThat(admitted).isEqualTo(1000);
  }

  private static ValidatableResponse ask(String parameters) {
    return given()
        .urlEncodingEnabled(false)
        .header("Authorization", "Bearer " + Follower.TOKEN)
        .get("/changes?" + parameters)
        .then();
  }
}
