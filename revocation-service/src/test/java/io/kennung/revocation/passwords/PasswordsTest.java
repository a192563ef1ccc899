package io.kennung.revocation.passwords;

import static io.kennung.revocation.testing.People.CHECK;
import static io.kennung.revocation.testing.People.SET;
import static io.kennung.revocation.testing.People.checkPassword;
import static io.kennung.revocation.testing.People.key;
import static io.kennung.revocation.testing.People.revokeByPassword;
import static io.kennung.revocation.testing.People.setPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.revocation.testing.IdentityServiceStub;
import io.kennung.revocation.testing.People;
import io.kennung.revocation.testing.RevocationTest;
import io.kennung.revocation.testing.Table;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RevocationTest
class PasswordsTest {

  @Inject People people;
  @Inject Table table;
  @Inject TestClock clock;
  @Inject IdentityServiceStub identityService;

  @AfterEach
  void now() {
    clock.reset();
    identityService.away(false);
  }

  @Test
  void whoHasNoPasswordIsToldSoWithoutASuccess() {
    checkPassword(people.create())
        .statusCode(200)
        .body("revocationKeySet", equalTo(false))
        .body("lastChanged", nullValue())
        .body("success", nullValue())
        .body("error", nullValue());
  }

  @Test
  void passwordUnderAPepperThatWasDroppedIsToldAsNone() {
    Wire.Holder anna = people.createWith("correct horse");
    checkPassword(anna).body("revocationKeySet", equalTo(true));

    table.execute(
        "UPDATE revocation_password SET pepper = pepper # 1 WHERE identity = ?", anna.id());

    checkPassword(anna).body("revocationKeySet", equalTo(false)).body("lastChanged", nullValue());
  }

  @Test
  void passwordThatWasSetIsToldWithItsTimeInTheOneFormThatAllClientsRead() {
    clock.freeze();
    Wire.Holder anna = people.create();

    setPassword(anna, "Zürich-Passwort-ß").statusCode(200).body("success", equalTo(true));

    String lastChanged =
        checkPassword(anna)
            .body("revocationKeySet", equalTo(true))
            .body("lastChanged", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+0000"))
            .extract()
            .path("lastChanged");
    assertThat(Instant.parse(lastChanged.replace("+0000", "Z")))
        .isEqualTo(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    assertThat(table.outbox(anna.id(), "RevocationPasswordSet"))
        .singleElement()
        .asString()
        .contains("\"revision\":1")
        .doesNotContain(key("Zürich-Passwort-ß"));
  }

  @Test
  void newPasswordTakesThePlaceOfTheFormerOne() {
    Wire.Holder anna = people.createWith("the first one");
    setPassword(anna, "the second one").body("success", equalTo(true));

    revokeByPassword(anna.id(), "the first one").body("success", equalTo(false));
    revokeByPassword(anna.id(), "the second one").body("success", equalTo(true));
  }

  @Test
  void sameSecondPhaseAgainSetsNothingASecondTime() {
    Wire.Holder anna = people.create();
    Map<String, String> wish = Map.of("identity", anna.id(), "revocationKey", key("first"));
    var challenge = Wire.challenge(SET, wish);
    Wire.answer(SET, wish, challenge, anna.key()).body("success", equalTo(true));
    setPassword(anna, "second");

    Wire.answer(SET, wish, challenge, anna.key()).body("success", equalTo(true));

    revokeByPassword(anna.id(), "second").body("success", equalTo(true));
    assertThat(table.outbox(anna.id(), "RevocationPasswordSet")).hasSize(2);
  }

  @Test
  void challengeForOnePasswordOrEndpointProvesNothingForAnother() {
    Wire.Holder anna = people.create();
    Map<String, String> wish = Map.of("identity", anna.id(), "revocationKey", key("mine"));
    var challenge = Wire.challenge(SET, wish);

    Map<String, String> other = Map.of("identity", anna.id(), "revocationKey", key("thine"));
    Wire.answer(SET, other, challenge, anna.key()).body("errorType", equalTo("invalid-token"));
    Wire.answer(CHECK, Map.of("identity", anna.id()), challenge, anna.key())
        .body("errorType", equalTo("invalid-token"));
    Wire.answer(SET, wish, challenge, Wire.newKey()).body("success", equalTo(false));
    checkPassword(anna).body("revocationKeySet", equalTo(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n4bQ", "n4bQgQ", "n4bQgR==", "n4bQgQAA", "!!!!!!==", "n4bQgQ==\n"})
  void whatIsNotFourBytesInBase64IsRefusedAndChangesNothing(String key) {
    Wire.Holder anna = people.create();

    Wire.post(SET, Map.of("identity", anna.id(), "revocationKey", key))
        .statusCode(400)
        .body("success", equalTo(false));
  }

  @Test
  void whoIsUnknownEverywhereGetsNoChallenge() {
    Wire.post(CHECK, Map.of("identity", People.newId()))
        .statusCode(200)
        .body("errorType", equalTo("invalid-identity"));
    Wire.post(SET, Map.of("identity", "nobody", "revocationKey", key("x")))
        .body("errorType", equalTo("invalid-identity"));
    Wire.post(CHECK, Map.of()).statusCode(400);
  }

  @Test
  void whoComesBeforeTheOwnEventIsLookedUpAtIdentityService() {
    Wire.Holder anna = new Wire.Holder(People.newId(), Wire.newKey());
    identityService.knows(anna.id(), anna.key().publicKey().base64());

    setPassword(anna, "early bird").body("success", equalTo(true));
    revokeByPassword(anna.id(), "early bird").body("success", equalTo(true));
  }

  @Test
  void whenIdentityServiceIsAwayAnUnknownIdentityIsAskedToComeBack() {
    identityService.away(true);

    Wire.post(CHECK, Map.of("identity", People.newId())).statusCode(503);
  }

  @Test
  void everyAuthenticatedCallIsASignOfLifeWrittenOnceADay() {
    Wire.Holder anna = people.create();
    checkPassword(anna);
    String written = version(anna);

    checkPassword(anna);

    assertThat(version(anna)).as("the row is as it was").isEqualTo(written);
    assertThat(table.text("SELECT seen_on = current_date FROM life WHERE identity = ?", anna.id()))
        .isEqualTo("t");
  }

  @Test
  void whoHadFallenSilentIsAwakeAgain() {
    Wire.Holder anna = people.create();
    table.execute("UPDATE life SET state = 1, revision = 7 WHERE identity = ?", anna.id());

    checkPassword(anna);

    assertThat(table.outbox(anna.id(), "IdentityWoke"))
        .singleElement()
        .asString()
        .contains("\"revision\":8");
    clock.advance(Duration.ofDays(1));
    checkPassword(anna);
    assertThat(table.outbox(anna.id(), "IdentityWoke")).hasSize(1);
  }

  private String version(Wire.Holder who) {
    return table.text("SELECT xmin::text FROM life WHERE identity = ?", who.id());
  }
}
