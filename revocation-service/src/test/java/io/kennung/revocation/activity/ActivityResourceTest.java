package io.kennung.revocation.activity;

import static io.kennung.revocation.activity.Sightings.tell;
import static io.kennung.revocation.activity.Sightings.tellAs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.CapturedLog;
import io.kennung.chassis.testing.TestClock;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where chat servers tell who was there. */
@RevocationTest
class ActivityResourceTest {

  @Inject Lifelines lives;
  @Inject Table table;
  @Inject ActivityConfig config;
  @Inject Activity activity;
  @Inject TestClock clock;

  @BeforeEach
  void now() {
    clock.reset();
  }

  @Test
  void whoWasSeenIsWrittenBeforeTheAnswer() {
    String anna = lives.active();
    String berta = lives.active();

    tell(List.of(anna, berta, anna)).statusCode(204).body(emptyString());

    assertThat(lives.of(anna)).isEqualTo("0 0 " + lives.today());
    assertThat(lives.of(berta)).isEqualTo("0 0 " + lives.today());
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
  void nobodyElseMayTellAnything(String authorization) {
    String anna = lives.active();
    String before = lives.version(anna);

    tellAs(authorization, Map.of("identities", List.of(anna)))
        .statusCode(401)
        .header("WWW-Authenticate", equalTo("Bearer"))
        .body("success", equalTo(false));
    given()
        .body("{\"identities\":[\"" + anna + "\"]}")
        .post(Sightings.PATH)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", equalTo("Bearer"));

    assertThat(lives.version(anna)).isEqualTo(before);
  }

  @Test
  void secondTokenIsAsGoodSoThatTheFirstCanBeReplaced() {
    String anna = lives.active();

    tellAs("bearer next-token-of-the-tests", Map.of("identities", List.of(anna))).statusCode(204);

    assertThat(lives.of(anna)).endsWith(lives.today().toString());
  }

  @Test
  void withoutATokenThereIsNoSuchPath() {
    ActivityResource resource =
        new ActivityResource(new ActivityTokens(List.of()), config, activity);

    assertThatThrownBy(() -> resource.seen("Bearer ", new byte[0]))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void tokenThatCanBeGuessedIsRefusedAtStart() {
    assertThatThrownBy(() -> new ActivityTokens(List.of(Sightings.TOKEN, "fifteen letters")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("directory.activity.tokens");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anna", "ECHOECH", "ECHOECHOO", "echoecho", "E*HOECHO", "ECHO'CHO"})
  void oneThatIsNoIdRefusesAllOfThem(String other) {
    String anna = lives.active();
    String before = lives.version(anna);

    tell(List.of(anna, other)).statusCode(400).body("success", equalTo(false));

    assertThat(lives.version(anna)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "null",
        "{\"identities\":null}",
        "{\"identities\":[null]}",
        "{\"identities\":[12345678]}",
        "{\"identities\":\"ECHOECHO\"}",
        "{\"identities\":[],\"day\":1}"
      })
  void whatIsNotThisRequestIsRefused(String body) {
    tell((Object) body).statusCode(400).body("success", equalTo(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "today", "2026-11-31", "2026-11-25T00:00", "26-11-25", "1764028800"})
  void whatIsNoDayIsRefused(String day) {
    tell(day, People.newId()).statusCode(400).body("error", containsString("date in UTC"));
  }

  @Test
  void dayMayLieAMonthBackAndNotAfterTomorrow() {
    String anna = lives.active();
    String berta = lives.active();
    String before = lives.version(anna);

    tell(lives.today().plusDays(2).toString(), anna).statusCode(400);
    tell(lives.today().minusDays(32).toString(), anna).statusCode(400);
    assertThat(lives.version(anna)).isEqualTo(before);

    tell(lives.today().minusDays(1).toString(), anna).statusCode(204);
    tell(lives.today().minusDays(31).toString(), anna).statusCode(204);
    tell(lives.today().plusDays(1).toString(), berta).statusCode(204);
    assertThat(lives.of(anna)).endsWith(lives.today().minusDays(1).toString());
    assertThat(lives.of(berta)).as("a clock that runs ahead").endsWith(lives.today().toString());
  }

  @Test
  void tenThousandAtOnceAndNotOneMore() {
    List<String> many = Lifelines.strangers(10_000);

    tell(many).statusCode(204);
    tell(Collections.nCopies(10_001, People.newId())).statusCode(400);

    assertThat(table.count("life WHERE identity = ANY (?)", (Object) many.toArray(String[]::new)))
        .isEqualTo(10_000);
  }

  @Test
  void membersOfLaterVersionsArePassedOver() {
    String anna = lives.active();

    tell(Map.of("identities", List.of(anna), "server", "chat-1", "day", lives.today().toString()))
        .statusCode(204);

    assertThat(lives.of(anna)).endsWith(lives.today().toString());
  }

  @Test
  void neitherIdsNorTokensAreLoggedWhateverGoesWrong() {
    String anna = lives.active();
    try (CapturedLog log = CapturedLog.listening()) {
      tell(List.of(anna)).statusCode(204);
      tell(List.of(anna, "anna")).statusCode(400);
      tellAs("Bearer token-of-somebody", Map.of("identities", List.of(anna))).statusCode(401);
      table.execute("ALTER TABLE life RENAME TO out_of_reach");
      tell(List.of(People.newId(), anna)).statusCode(500);
      table.execute("ALTER TABLE out_of_reach RENAME TO life");

      assertThat(log.text())
          .contains("unexpected")
          .doesNotContain(anna, Sightings.TOKEN, "token-of-somebody");
    }
  }
}
