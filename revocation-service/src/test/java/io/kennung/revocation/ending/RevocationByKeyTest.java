package io.kennung.revocation.ending;

import static io.kennung.revocation.testing.People.CHECK;
import static io.kennung.revocation.testing.People.REVOKE;
import static io.kennung.revocation.testing.People.key;
import static io.kennung.revocation.testing.People.revoke;
import static io.kennung.revocation.testing.People.revokeByPassword;
import static io.kennung.revocation.testing.People.setPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.kennung.chassis.testing.Crowd;
import io.kennung.chassis.testing.Wire;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RevocationTest
class RevocationByKeyTest {

  @Inject People people;
  @Inject Table table;

  @Test
  void identityEndsWithHowAndWhenAndOneEvent() {
    Wire.Holder anna = people.createWith("password");

    revoke(anna).statusCode(200).body("success", equalTo(true));

    assertThat(table.text("SELECT how FROM revocation WHERE identity = ?", anna.id()))
        .isEqualTo("key");
    assertThat(table.outbox(anna.id(), "IdentityRevoked"))
        .singleElement()
        .asString()
        .contains("\"how\":\"key\"", "\"revision\":2");
  }

  @Test
  void answerThatWasLostIsGivenOnceMore() {
    Wire.Holder anna = people.create();
    Map<String, String> wish = Map.of("identity", anna.id(), "lang", "de");
    var challenge = Wire.challenge(REVOKE, wish);

    for (int i = 0; i < 3; i++) {
      Wire.answer(REVOKE, wish, challenge, anna.key()).body("success", equalTo(true));
    }

    assertThat(table.outbox(anna.id(), "IdentityRevoked")).hasSize(1);
  }

  @Test
  void manyAtOnceEndItOnce() {
    Wire.Holder anna = people.create();
    Map<String, String> wish = Map.of("identity", anna.id());
    List<Wire.Given> challenges =
        Collections.nCopies(20, wish).stream().map(each -> Wire.challenge(REVOKE, each)).toList();
    List<Callable<Boolean>> requests =
        challenges.stream()
            .<Callable<Boolean>>map(challenge ->
                () -> Wire.answer(REVOKE, wish, challenge, anna.key()).extract().path("success"))
            .toList();

    assertThat(Crowd.together(requests)).containsOnlyOnce(true);

    assertThat(table.outbox(anna.id(), "IdentityRevoked")).hasSize(1);
    assertThat(table.count("revocation WHERE identity = ?", anna.id())).isEqualTo(1);
  }

  @Test
  void whoHasEndedGetsNoChallengeAndNoOldOneIsAccepted() {
    Wire.Holder anna = people.create();
    Map<String, String> wish = Map.of("identity", anna.id());
    var before = Wire.challenge(CHECK, wish);
    var otherEnd = Wire.challenge(REVOKE, wish);
    revoke(anna);

    Wire.answer(CHECK, wish, before, anna.key()).body("errorType", equalTo("invalid-identity"));
    Wire.answer(REVOKE, wish, otherEnd, anna.key()).body("errorType", equalTo("invalid-identity"));
    for (String path : List.of(CHECK, REVOKE)) {
      Wire.post(path, wish).statusCode(200).body("errorType", equalTo("invalid-identity"));
    }
    Wire.post(People.SET, Map.of("identity", anna.id(), "revocationKey", key("x")))
        .body("errorType", equalTo("invalid-identity"));
  }

  @Test
  void whoDoesNotHoldTheKeyEndsNothing() {
    Wire.Holder anna = people.create();

    Wire.prove(REVOKE, Map.of("identity", anna.id()), Wire.newKey())
        .statusCode(200)
        .body("success", equalTo(false));

    setPassword(anna, "still here").body("success", equalTo(true));
  }

  @Test
  void challengeForAnotherEndpointEndsNothing() {
    Wire.Holder anna = people.create();
    Map<String, String> wish = Map.of("identity", anna.id());

    Wire.answer(REVOKE, wish, Wire.challenge(CHECK, wish), anna.key())
        .body("errorType", equalTo("invalid-token"));

    setPassword(anna, "still here").body("success", equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE life SET state = 0 WHERE identity = ?",
        "UPDATE life SET state = 1 WHERE identity = ?",
        "DELETE FROM revocation WHERE identity = ?",
        "UPDATE revocation SET how = 'password' WHERE identity = ?"
      })
  void notEvenTheDatabaseBringsItBack(String attempt) {
    Wire.Holder anna = people.create();
    revoke(anna);

    assertThatThrownBy(() -> table.execute(attempt, anna.id()))
        .hasMessageContaining("a revocation is final");
  }

  @Test
  void passwordOfOneWhoHasEndedStillSaysThatItHas() {
    Wire.Holder anna = people.createWith("password");
    revoke(anna);

    revokeByPassword(anna.id(), "password").body("success", equalTo(true));

    assertThat(table.outbox(anna.id(), "IdentityRevoked")).hasSize(1);
    assertThat(table.text("SELECT how FROM revocation WHERE identity = ?", anna.id()))
        .isEqualTo("key");
  }
}
