package io.kennung.identity.features;

import static io.kennung.chassis.testing.Wire.challenge;
import static io.kennung.chassis.testing.Wire.newKey;
import static io.kennung.chassis.testing.Wire.post;
import static io.kennung.chassis.testing.Wire.prove;
import static io.kennung.chassis.testing.Wire.secondPhase;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.kennung.chassis.testing.TestClock;
import io.kennung.chassis.testing.Wire;
import io.kennung.identity.testing.DirectoryTest;
import io.kennung.identity.testing.Holders;
import io.kennung.identity.testing.Table;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DirectoryTest
class FeatureMaskTest {

  private static final String PATH = "/identity/set_featuremask";

  @Inject Table table;
  @Inject TestClock clock;

  private Wire.Holder holder;

  @BeforeEach
  void register() {
    holder = Holders.create();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void holderSetsTheMaskAndEverybodySeesIt() {
    set(2047).statusCode(200).body("success", equalTo(true)).body("$", not(hasKey("error")));

    given().get("/identity/" + holder.id()).then().body("featureMask", equalTo(2047));
    assertThat(table.outbox(holder.id(), "FeatureMaskChanged"))
        .singleElement()
        .asString()
        .contains("\"featureMask\":2047");
  }

  @Test
  void sameMaskAgainIsNoNews() {
    set(5);
    set(5).body("success", equalTo(true));

    assertThat(table.outbox(holder.id(), "FeatureMaskChanged")).hasSize(1);
  }

  @Test
  void retriedSecondPhaseDoesNotBringAnOldMaskBack() {
    Map<String, Object> five = members(5);
    Map<String, Object> retried = secondPhase(five, challenge(PATH, five), holder.key());
    post(PATH, retried).body("success", equalTo(true));
    set(7);

    post(PATH, retried).statusCode(200).body("success", equalTo(true));

    assertThat(table.count("identity WHERE id = ? AND feature_mask = 7", holder.id())).isEqualTo(1);
  }

  @Test
  void challengeForOneMaskDoesNotSetAnother() {
    var given = challenge(PATH, members(5));

    post(PATH, secondPhase(members(7), given, holder.key()))
        .body("errorType", equalTo("invalid-token"));

    assertThat(table.count("identity WHERE id = ? AND feature_mask = 0", holder.id())).isEqualTo(1);
  }

  @Test
  void strangerCannotSetIt() {
    prove(PATH, members(5), newKey()).statusCode(200).body("success", equalTo(false));

    assertThat(table.outbox(holder.id(), "FeatureMaskChanged")).isEmpty();
  }

  @Test
  void challengeForOneIdentityProvesNothingForAnother() {
    Wire.Holder other = Holders.create();
    var given = challenge(PATH, Map.of("identity", other.id(), "featureMask", 5));

    post(PATH, secondPhase(members(5), given, other.key()))
        .body("errorType", equalTo("invalid-token"));
  }

  @Test
  void unknownRevokedAndMalformedIdentitiesGetNoChallenge() {
    Wire.Holder revoked = Holders.create();
    var before = challenge(PATH, Map.of("identity", revoked.id(), "featureMask", 5));
    table.execute("UPDATE identity SET state = 2 WHERE id = ?", revoked.id());

    for (String id : new String[] {"0000000Z", revoked.id(), "abcd1234", "", "A\u0000CD1234"}) {
      post(PATH, Map.of("identity", id, "featureMask", 5))
          .statusCode(200)
          .body("success", equalTo(false))
          .body("errorType", equalTo("invalid-identity"));
    }
    post(
            PATH,
            secondPhase(Map.of("identity", revoked.id(), "featureMask", 5), before, revoked.key()))
        .body("errorType", equalTo("invalid-identity"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1L << 53, Long.MAX_VALUE, Long.MIN_VALUE})
  void maskOutsideOfWhatAllClientsReadIsRefused(long mask) {
    post(PATH, Map.of("identity", holder.id(), "featureMask", mask))
        .statusCode(200)
        .body("success", equalTo(false));
  }

  @Test
  void greatestMaskIsKeptExactly() {
    set((1L << 53) - 1);

    given().get("/identity/" + holder.id()).then().body("featureMask", equalTo((1L << 53) - 1));
  }

  @Test
  void missingMembersAreMalformed() {
    post(PATH, Map.of("identity", holder.id())).statusCode(400);
    post(PATH, Map.of("featureMask", 5)).statusCode(400);
    Map<String, Object> half = new HashMap<>(members(5));
    half.put("token", challenge(PATH, members(5)).token());
    post(PATH, half).statusCode(400);
  }

  @Test
  void activityIsToldOnceADay() {
    table.execute("UPDATE identity SET seen_on = seen_on - 1 WHERE id = ?", holder.id());

    set(1);
    set(2);
    assertThat(table.outbox(holder.id(), "IdentitySeen"))
        .singleElement()
        .asString()
        .contains(LocalDate.now(ZoneOffset.UTC).toString());

    clock.advance(Duration.ofDays(1));
    set(3);
    set(4);
    assertThat(table.outbox(holder.id(), "IdentitySeen")).hasSize(2);
  }

  private ValidatableResponse set(long mask) {
    return prove(PATH, members(mask), holder.key());
  }

  private Map<String, Object> members(long mask) {
    return Map.of("identity", holder.id(), "featureMask", mask);
  }
}
