package io.kennung.revocation.ending;

import static io.kennung.revocation.testing.People.BY_PASSWORD;
import static io.kennung.revocation.testing.People.key;
import static io.kennung.revocation.testing.People.newId;
import static io.kennung.revocation.testing.People.revokeByPassword;
import static io.kennung.revocation.testing.People.setPassword;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RevocationTest
class RevocationByPasswordTest {

  private static final String PASSWORD = "correct horse";

  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;

  @BeforeEach
  void freeze() {
    clock.freeze();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void identityEndsWithHowAndWhenAndOneEvent() {
    Wire.Holder anna = people.createWith(PASSWORD);

    revokeByPassword(anna.id(), PASSWORD).statusCode(200).body("success", equalTo(true));
    revokeByPassword(anna.id(), PASSWORD).statusCode(200).body("success", equalTo(true));

    assertThat(table.text("SELECT how FROM revocation WHERE identity = ?", anna.id()))
        .isEqualTo("password");
    assertThat(table.outbox(anna.id(), "IdentityRevoked"))
        .singleElement()
        .asString()
        .contains("\"how\":\"password\"", "\"revision\":2");
  }

  @Test
  void nobodyCanTellAnUnknownIdentityFromOneWithoutOrWithAnotherPassword() {
    String wrong = answer(people.createWith(PASSWORD).id());
    String without = answer(people.create().id());
    String unknown = answer(newId());
    String impossible = answer("nobody");

    assertThat(List.of(without, unknown, impossible)).containsOnly(wrong);
    assertThat(wrong).startsWith("200 {\"success\":false,\"error\":\"The ID is unknown, ");
  }

  @Test
  void aThousandGuessesAtOnceGetFiveLooks() {
    Wire.Holder anna = people.createWith(PASSWORD);
    List<Callable<Integer>> guesses =
        IntStream.range(0, 1_000)
            .<Callable<Integer>>mapToObj(
                i -> () -> revokeByPassword(anna.id(), "guess " + i).extract().statusCode())
            .toList();

    Map<Integer, Integer> answers = new HashMap<>();
    Crowd.together(guesses).forEach(status -> answers.merge(status, 1, Integer::sum));

    assertThat(answers).isEqualTo(Map.of(200, 5, 429, 995));
    revokeByPassword(anna.id(), PASSWORD).statusCode(429).header("Retry-After", "3600");
    clock.advance(Duration.ofHours(1).minusSeconds(1));
    revokeByPassword(anna.id(), PASSWORD).statusCode(429).header("Retry-After", "1");
    clock.advance(Duration.ofSeconds(1));
    revokeByPassword(anna.id(), PASSWORD).statusCode(200).body("success", equalTo(true));
  }

  @Test
  void tenTriesADayAndNotFiveEveryHour() {
    Wire.Holder anna = people.createWith(PASSWORD);
    for (int hour = 0; hour < 2; hour++) {
      for (int i = 0; i < 5; i++) {
        revokeByPassword(anna.id(), "wrong").statusCode(200);
      }
      clock.advance(Duration.ofHours(1));
    }

    revokeByPassword(anna.id(), PASSWORD).statusCode(429).header("Retry-After", "79200");
    clock.advance(Duration.ofHours(22).minusSeconds(1));
    revokeByPassword(anna.id(), PASSWORD).statusCode(429);
    clock.advance(Duration.ofSeconds(1));
    revokeByPassword(anna.id(), PASSWORD).body("success", equalTo(true));
  }

  @Test
  void nobodyLearnsFromTheLimitWhetherAnIdentityExists() {
    String unknown = newId();
    for (int i = 0; i < 5; i++) {
      revokeByPassword(unknown, "wrong").statusCode(200);
    }

    revokeByPassword(unknown, "wrong").statusCode(429).header("Retry-After", "3600");
  }

  @Test
  void manyWithTheRightPasswordEndItOnceAndAllHearSo() {
    Wire.Holder anna = people.createWith(PASSWORD);
    Callable<Boolean> request =
        () -> revokeByPassword(anna.id(), PASSWORD).extract().path("success");

    assertThat(Crowd.together(Collections.nCopies(5, request))).containsOnly(true);

    assertThat(table.outbox(anna.id(), "IdentityRevoked")).hasSize(1);
  }

  @Test
  void whenTriesCannotBeCountedNobodyMayTry() {
    Wire.Holder anna = people.createWith(PASSWORD);
    table.execute("ALTER TABLE password_try RENAME TO out_of_reach");
    try {
      revokeByPassword(anna.id(), PASSWORD).statusCode(500).body("success", equalTo(false));
    } finally {
      table.execute("ALTER TABLE out_of_reach RENAME TO password_try");
    }

    setPassword(anna, "still here").body("success", equalTo(true));
  }

  @Test
  void oneAddressTriesTenIdentitiesAndThenHasToWait() {
    List<Integer> answers =
        IntStream.range(0, 11).mapToObj(i -> from("203.0.113.7", newId())).toList();

    assertThat(answers.subList(0, 10)).containsOnly(200);
    assertThat(answers.getLast()).isEqualTo(429);
    assertThat(from("203.0.113.8", newId())).isEqualTo(200);
    clock.advance(Duration.ofMinutes(6));
    assertThat(from("203.0.113.7", newId())).isEqualTo(200);
  }

  @Test
  void whatIsNoRequestAtAllIsNotCounted() {
    Wire.Holder anna = people.createWith(PASSWORD);
    for (int i = 0; i < 6; i++) {
      Wire.post(BY_PASSWORD, Map.of("identity", anna.id())).statusCode(400);
      Wire.post(BY_PASSWORD, Map.of("identity", anna.id(), "revocationKey", "n4bQ"))
          .statusCode(400);
      Wire.post(BY_PASSWORD, Map.of("revocationKey", key(PASSWORD))).statusCode(400);
    }

    revokeByPassword(anna.id(), PASSWORD).body("success", equalTo(true));
  }

  @Test
  void whatIsKeptNamesNeitherPasswordNorWhoWasTried() {
    Wire.Holder anna = people.createWith(PASSWORD);
    String tried = newId();
    revokeByPassword(tried, PASSWORD);

    assertThat(table.dump()).doesNotContain(tried, PASSWORD, key(PASSWORD), hex(key(PASSWORD)));
    assertThat(anna.id()).isNotEqualTo(tried);
  }

  private static String answer(String id) {
    Response response = revokeByPassword(id, "something else").extract().response();
    return response.statusCode() + " " + response.asString();
  }

  private static int from(String address, String id) {
    return given()
        .header("X-Forwarded-For", address)
        .contentType("application/json")
        .body(Map.of("identity", id, "revocationKey", key("wrong")))
        .post(BY_PASSWORD)
        .statusCode();
  }

  private static String hex(String base64) {
    return java.util.HexFormat.of().formatHex(java.util.Base64.getDecoder().decode(base64));
  }
}
